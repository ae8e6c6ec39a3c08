package knee.simulator.random;

/**
 * Gamma numbers of scale 1, so that mean and variance are the shape: Marsaglia and Tsang (2000), A
 * simple method for generating gamma variables, which cubes a normal number and rejects few.
 */
public final class StandardGamma {
  private final double shape;
  private final double centre;
  private final double spread;

  /**
   * @param shape above 0
   */
  public StandardGamma(double shape) {
    if (!(shape > 0)) {
      throw new IllegalArgumentException("the shape of a gamma must be above 0, but is " + shape);
    }
    this.shape = shape;
    this.centre = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
    this.spread = 1 / Math.sqrt(9 * centre);
  }

  public double sample(RandomStream random) {
    double value = cubed(random);
    // Below shape 1: gamma(shape) = gamma(shape + 1) * U^(1 / shape), and -log U is exponential.
    return shape < 1 ? value * StrictMath.exp(-ExponentialZiggurat.sample(random) / shape) : value;
  }

  private double cubed(RandomStream random) {
    while (true) {
      double x = NormalZiggurat.sample(random);
      double root = 1 + spread * x;
      if (root <= 0) {
        continue;
      }
      double cube = root * root * root;
      double u = random.nextDouble();
      double square = x * x;
      if (u < 1 - 0.0331 * square * square
          || StrictMath.log(u) < 0.5 * square + centre * (1 - cube + StrictMath.log(cube))) {
        return centre * cube;
      }
    }
  }
}
