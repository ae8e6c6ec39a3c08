package knee.experiments.cli.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;

/** The starter files, with the question each asks. */
enum Template {
  QUEUE("one queue and one server: how waiting grows with the load"),
  CLOSED("users who think between requests: from how many on do they wait?"),
  WEB_SERVER("Gunicorn gthread before a database: how many threads are enough?"),
  GEVENT("sync against gevent when requests wait for an external service"),
  DATABASE_LOCKS("a hot row: what row locks do to a shop at rush hour"),
  OPEN_ARRIVALS("requests that come whatever happens: up to which rate does the server keep up?");

  /** For the completion of the shell. */
  static final class Titles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(values()).map(Template::title).iterator();
    }
  }

  private final String description;

  Template(String description) {
    this.description = description;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String description() {
    return description;
  }

  /** Null where there is none of this name. */
  static Template named(String title) {
    return Arrays.stream(values())
        .filter(template -> template.title().equals(title))
        .findFirst()
        .orElse(null);
  }

  static String titles() {
    return Arrays.stream(values()).map(Template::title).collect(Collectors.joining(", "));
  }

  String text() {
    String name = "templates/" + title() + ".yaml";
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
