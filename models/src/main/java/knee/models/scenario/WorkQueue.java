package knee.models.scenario;

/**
 * Workers of their own for background work, such as Celery's: first come, first served, outside the
 * web server.
 *
 * @param workers each doing one piece of work at a time
 */
public record WorkQueue(String name, int workers) {}
