package knee.simulator.statistics;

/**
 * Requests that wait for each other, found at the end of a window.
 *
 * @param requests how many; a branch stands for its request, which counts once
 * @param lasting whether nothing will ever end that, no timeout either
 * @param links who holds what and waits for what, in words
 */
public record WaitingCircle(int requests, boolean lasting, String links) {}
