package dev.rollcall.application.doctor;

import dev.rollcall.domain.checkup.Finding;

import java.util.List;

/** One question about the deployment. It reads and changes nothing. */
public interface Check {

    /** Returns the name under which its findings stand. */
    String name();

    /**
     * Returns what it found; at least one finding, since silence would pass for health.
     *
     * @throws dev.rollcall.application.port.PortFailure if it cannot be told
     */
    List<Finding> look();
}
