package knee.experiments.file;

import java.util.List;
import knee.experiments.file.observed.Calibration;
import knee.experiments.file.observed.Measured;

/**
 * An experiment file, read and checked.
 *
 * @param title empty when the file has none
 * @param file as the user named it
 * @param points variants times grid, in the order of the file; the last varied path runs fastest
 * @param varied the varied paths, in the order of the file
 * @param measured rows as they were observed
 * @param placed the same as they lie beside the points
 * @param warnings lines {@code FILE:LINE:COLUMN: warning: ...}
 */
public record Experiment(
    String title,
    String file,
    List<Point> points,
    List<String> varied,
    List<Measured> measured,
    List<Measured> placed,
    List<Expectation> expectations,
    ChartSettings chart,
    Calibration calibration,
    List<String> warnings) {

  /** What the main figure shows; empty strings where the file does not say. */
  public record ChartSettings(String x, String y) {}
}
