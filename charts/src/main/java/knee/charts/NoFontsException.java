package knee.charts;

import java.io.IOException;

/** This machine cannot draw text; results are complete without their figures. */
public final class NoFontsException extends IOException {
  private static final long serialVersionUID = 1;

  NoFontsException(Throwable cause) {
    super(
        "charts are skipped: Java finds no fonts on this machine;"
            + " install fontconfig and a font (Debian: apt-get install fontconfig fonts-dejavu-core)"
            + " and run 'knee chart'",
        cause);
  }
}
