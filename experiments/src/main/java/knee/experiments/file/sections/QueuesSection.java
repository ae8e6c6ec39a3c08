package knee.experiments.file.sections;

import static knee.experiments.file.values.Scalars.count;

import java.util.Map;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.MapOf;
import knee.models.scenario.WorkQueue;

/** {@code queues}: workers of their own for background work, by the name of their queue. */
final class QueuesSection {
  private static final Key<Integer> WORKERS =
      Key.of("workers", count(1), 1, "Workers, each with one piece of work at a time");

  static final Type<Map<String, WorkQueue>> TYPE =
      MapOf.named(
          Section.of("queues", "Where background work runs", WORKERS).into(QueuesSection::queue));

  private QueuesSection() {}

  private static WorkQueue queue(Fields f) {
    String name = f.name();
    if (ResourcesSection.isOwn(name, f.reading())) {
      f.reading()
          .faultOfWhole(
              f.mapping().place(),
              "'%s' is what the results call something of the server; name the queue otherwise"
                  .formatted(name));
    } else if (f.reading().names("resources").contains(name)) {
      f.reading()
          .faultOfWhole(
              f.mapping().place(),
              "'%s' is a resource already; name the queue otherwise".formatted(name));
    }
    return new WorkQueue(name, f.get(WORKERS));
  }
}
