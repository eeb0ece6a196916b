package dev.rollcall.adapter.entra;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReplies;
import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.ChangeSubscriptions;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.application.port.SourceAccess;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.platform.http.HttpCaller;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** One Entra tenant, and the ports it serves. Makes no call before it is asked something. */
public final class Entra {
    /** The logical name of the secret with the credentials. */
    public static final String SECRET = "entra";

    private final EntraPersonSource persons;
    private final PersonRecords personRecords;
    private final Directory directory;
    private final SourceAccess access;
    private final WorldLists worldLists;
    private final List<ChangeFeed> changes;
    private final ChangeSubscriptions subscriptions;

    /**
     * @param uniqueIds makes ids that nobody can guess and that never come twice
     */
    public Entra(
            EntraSettings settings,
            Secrets secrets,
            HttpCaller http,
            Supplier<String> uniqueIds,
            InstantSource clock) {
        ApiCall graph =
                new ApiCall(
                        http,
                        new EntraAuthorization(
                                secrets, new EntraAccessToken(settings, http, uniqueIds, clock)),
                        new ApiReplies(new EntraDialect(), clock));
        persons = new EntraPersonSource(settings, graph, clock);
        personRecords = new EntraPersonRecords(settings, persons, graph, clock);
        directory = new EntraDirectory(settings, graph, clock);
        access = new EntraAccess(settings, graph);
        worldLists = new EntraGroupList(settings, graph);
        subscriptions = new EntraSubscriptions(settings, graph);
        changes =
                Arrays.stream(EntraChanges.Sort.values())
                        .<ChangeFeed>map(sort -> new EntraChanges(sort, settings, graph))
                        .toList();
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

    /** Returns what tells who has changed. */
    public List<ChangeFeed> changes() {
        return changes;
    }

    /** Returns what Graph notifies us for. */
    public ChangeSubscriptions subscriptions() {
        return subscriptions;
    }

    public SourceAccess access() {
        return access;
    }
}
