package knee.experiments.run;

import java.util.ArrayList;
import java.util.List;
import knee.experiments.file.Point;

/** How a point is called in messages: {@code gthread, clients.users = 30}. */
public final class Labels {
  private Labels() {}

  public static String of(Point point) {
    List<String> parts = new ArrayList<>();
    point.vary().forEach((path, value) -> parts.add(path + " = " + value));
    if (parts.isEmpty() || !point.variant().equals("base")) {
      parts.add(0, point.variant());
    }
    return String.join(", ", parts);
  }
}
