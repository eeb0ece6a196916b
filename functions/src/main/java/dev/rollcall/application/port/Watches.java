package dev.rollcall.application.port;

/** The watches over the cases' deadlines. */
public interface Watches {

    /**
     * Starts the watch of the same case again, under a new name.
     *
     * @param executionArn of an execution that ended badly
     * @return false if that is no watch, or if its successor was started before
     * @throws PortFailure if it could not be started: ask again
     */
    boolean restart(String executionArn);
}
