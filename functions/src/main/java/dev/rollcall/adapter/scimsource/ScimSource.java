package dev.rollcall.adapter.scimsource;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReplies;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.application.port.SourceAccess;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.platform.http.HttpCaller;

import java.time.InstantSource;

/** One SCIM server, and the ports it serves. Makes no call before it is asked something. */
public final class ScimSource {
    /** The logical name of the secret with the token. */
    public static final String SECRET = "scim-source";

    private final ScimPersonSource persons;
    private final PersonRecords personRecords;
    private final Directory directory;
    private final WorldLists worldLists;
    private final SourceAccess access;

    public ScimSource(
            ScimSourceSettings settings, Secrets secrets, HttpCaller http, InstantSource clock) {
        ScimSourceCall scim =
                new ScimSourceCall(
                        settings,
                        new ApiCall(
                                http,
                                new ScimSourceToken(secrets),
                                new ApiReplies(new ScimDialect(), clock)));
        persons = new ScimPersonSource(settings, scim);
        personRecords =
                new ScimPersonRecords(persons, new ScimMemberOf(settings, scim, clock), clock);
        directory = new ScimDirectory(settings, scim);
        worldLists = new ScimGroupList(settings, new ScimGroups(settings, scim));
        access = new ScimAccess(scim);
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

    public SourceAccess access() {
        return access;
    }
}
