package dev.rollcall.application.port;

import dev.rollcall.domain.person.SourceId;

import java.time.Instant;

/** A source that lays down what it knows from time to time, to be taken whole or not at all. */
public interface SourceExports {

    SourceId source();

    /**
     * Takes what lies there, if it is new; to do so may take long, to read from it then does not.
     *
     * @return a name for what is taken now; what is new has another
     * @throws PortFailure if what lies there is not to be believed; nothing is taken then
     */
    String take();

    /**
     * Takes what lies there, if it is new, and returns when it was generated: what happened before
     * that is in it, what happened later is not.
     *
     * @throws PortFailure as {@link #take}
     */
    Instant generatedAt();
}
