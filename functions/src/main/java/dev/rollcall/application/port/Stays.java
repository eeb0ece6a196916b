package dev.rollcall.application.port;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.stay.StayRecord;

import java.time.Instant;
import java.util.List;

/** Whose stay ends when, what is open about it, and what else people have been told. */
public interface Stays {

    /** Returns what is kept of the person; settled if nothing is. */
    StayRecord of(PersonId person);

    /** Keeps it instead of what was kept of the person. One that is settled takes that away. */
    void keep(StayRecord stay);

    /** Returns at most so many whose time to look has come, the earliest first. */
    List<StayRecord> due(Instant now, int limit);

    /** The look was asked for: it is due no more, unless another time was kept meanwhile. */
    void asked(StayRecord due);
}
