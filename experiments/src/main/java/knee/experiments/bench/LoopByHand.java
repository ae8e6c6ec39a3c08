package knee.experiments.bench;

/** The loops in {@link knee.experiments.bench.byhand}. */
final class LoopByHand implements Contender {
  @Override
  public String name() {
    return "by hand";
  }

  @Override
  public double run(Reference reference, long requests, long seed) {
    return reference.byHand().run(requests, seed);
  }
}
