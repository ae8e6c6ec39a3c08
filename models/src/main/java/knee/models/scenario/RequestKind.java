package knee.models.scenario;

import java.util.List;

/**
 * A kind of request: the activities it goes through, in order.
 *
 * @param priority higher goes first, at stations whose discipline looks at it
 */
public record RequestKind(String name, int priority, List<Activity> steps) {}
