package knee.experiments.file.yaml;

/** One value cannot be read; whoever reads its neighbours notes it and goes on with them. */
public final class Fault extends RuntimeException {
  private final transient Place place;

  /** The message is {@code what is wrong; what would be right}. */
  public Fault(Place place, String message) {
    super(message, null, false, false);
    this.place = place;
  }

  public Place place() {
    return place;
  }
}
