package dev.rollcall.adapter.pushsource;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.application.port.WorldLists;

import java.time.InstantSource;

/** One source that pushes, and the ports it serves. Reads nothing before it is asked. */
public final class PushSource {
    private static final int A_PAGE = 1_000;

    private final PersonSource persons;
    private final PersonRecords personRecords;
    private final Directory directory;
    private final WorldLists worldLists;

    public PushSource(PushSourceSettings settings, PushedState state, InstantSource clock) {
        this(settings, state, clock, A_PAGE);
    }

    /**
     * @param page how many people or groups a page of the lists has
     */
    PushSource(PushSourceSettings settings, PushedState state, InstantSource clock, int page) {
        PushedPersonSource byId = new PushedPersonSource(settings, state);
        PushedDirectory lists = new PushedDirectory(settings.source(), byId, state, page);
        persons = byId;
        personRecords = new PushedPersonRecords(byId, state, clock);
        directory = lists;
        worldLists = new PushedGroupList(lists);
    }

    public PersonSource persons() {
        return persons;
    }

    public PersonRecords personRecords() {
        return personRecords;
    }

    /** Returns what lists everybody and everything. */
    public Directory directory() {
        return directory;
    }

    /** Returns what lists all its groups for a policy. */
    public WorldLists worldLists() {
        return worldLists;
    }
}
