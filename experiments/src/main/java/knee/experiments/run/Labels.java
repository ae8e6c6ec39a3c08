package knee.experiments.run;

import java.util.stream.Collectors;
import knee.experiments.file.Point;

/** How a point is called in messages: {@code gthread, clients.users = 30}. */
public final class Labels {
  private Labels() {}

  public static String of(Point point) {
    String vary =
        point.vary().entrySet().stream()
            .map(entry -> ", " + entry.getKey() + " = " + entry.getValue())
            .collect(Collectors.joining());
    return point.variant() + vary;
  }
}
