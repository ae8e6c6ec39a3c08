package knee.experiments.file.sections;

import java.util.function.Function;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.models.scenario.Activity;

/** A kind of step: the key that it begins with, the keys that go with it, and what it becomes. */
record Verb(Key<?> key, Section section, Function<Fields, Activity> reader) {
  static Verb of(Function<Fields, Activity> reader, String help, Key<?> key, Key<?>... more) {
    return new Verb(key, Section.inList("step", help, all(key, more)), reader);
  }

  private static Key<?>[] all(Key<?> key, Key<?>... more) {
    Key<?>[] keys = new Key<?>[more.length + 1];
    keys[0] = key;
    System.arraycopy(more, 0, keys, 1, more.length);
    return keys;
  }
}
