package dev.northing.metrics.aggregate;

/**
 * Writes and reads the content of one shape of state; {@link StateCodec} adds the frame around it.
 *
 * <p>Implementations write canonically (equal states, equal bytes) and refuse what they would not have written. Safe
 * for use by many threads.
 *
 * @param <S> the state
 * @since 0.1.0
 */
public interface StateBody<S> {

    /**
     * Writes a state's content.
     *
     * @param state the state, unchanged in meaning
     * @param writer where to write it
     */
    void write(S state, StateWriter writer);

    /**
     * Reads a state's content.
     *
     * @param reader where to read it; must be read to its end
     * @return a state of its own
     * @throws StateFormatException if the content is malformed or not canonical
     */
    S read(StateReader reader);
}
