package dev.rollcall.application.port;

/** A source that lays down what it knows from time to time, to be taken whole or not at all. */
public interface SourceExports {

    /**
     * Takes what lies there, if it is new; to do so may take long, to read from it then does not.
     *
     * @return whether it was new
     * @throws PortFailure if what lies there is not to be believed; nothing is taken then
     */
    boolean take();
}
