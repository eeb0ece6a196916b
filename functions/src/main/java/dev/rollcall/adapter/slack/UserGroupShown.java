package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.platform.json.JsonObject;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user group as the list of groups shows it at one moment.
 *
 * @param counted how many are in it; empty where Slack does not say a number
 * @param edited when it was changed last, to the second of Slack's clock, and by whom; empty where
 *     Slack does not say
 * @param disabledBy Slack's {@code deleted_by} of a disabled group
 */
record UserGroupShown(
        String id,
        boolean disabled,
        List<AccountId> members,
        Optional<Integer> counted,
        Optional<Edit> edited,
        Optional<String> disabledBy) {
    UserGroupShown {
        requireNonNull(id, "id is null");
        members = List.copyOf(members);
        requireNonNull(counted, "counted is null");
        requireNonNull(edited, "edited is null");
        requireNonNull(disabledBy, "disabledBy is null");
    }

    boolean isDisabledBy(AccountId account) {
        return disabled && disabledBy.filter(account.value()::equals).isPresent();
    }

    /** Slack's {@code date_update} and {@code updated_by}. */
    record Edit(Instant at, String by) {
        Edit {
            requireNonNull(at, "at is null");
            requireNonNull(by, "by is null");
        }
    }

    /** Returns whether as many members came as Slack says there are. */
    boolean isWhole() {
        return counted.equals(Optional.of(members.size()));
    }

    /** Returns whether so many members may be all there are. */
    boolean mayBeAll(int listed) {
        return counted.filter(promised -> promised > listed).isEmpty();
    }

    /**
     * Returns whether all members came for sure: at least as many as Slack says there are, and it
     * says how many. Who is deactivated may be shown and not counted.
     */
    boolean showsAsManyAsCounted() {
        return counted.isPresent() && mayBeAll(members.size());
    }

    /** Returns who is in which of the groups, of which each may have come in several parts. */
    static WorkspaceGroups together(
            String workspaceId, List<UserGroupShown> groups, Instant begun) {
        return new WorkspaceGroups(
                workspaceId,
                groups.stream()
                        .collect(
                                Collectors.toMap(
                                        UserGroupShown::id,
                                        group -> Set.copyOf(group.members()),
                                        UserGroupShown::bothOf)),
                begun);
    }

    private static Set<AccountId> bothOf(Set<AccountId> some, Set<AccountId> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    /** Members that Slack keeps to itself must not pass for none. */
    static UserGroupShown read(JsonObject group) {
        boolean disabled = group.member("date_delete").map(d -> d.asLong(0) != 0).orElse(false);
        // Slack's own examples have the number as a text now and then.
        Optional<Integer> counted =
                group.member("user_count")
                        .map(count -> count.asInt(-1))
                        .filter(count -> count >= 0);
        return new UserGroupShown(
                group.text("id"),
                disabled,
                Ids.accounts(group, "users"),
                counted,
                edited(group),
                group.optionalText("deleted_by"));
    }

    /** Returns when a group was changed last, and by whom; empty where Slack does not say. */
    static Optional<Edit> edited(JsonObject group) {
        return group.member("date_update")
                .map(at -> at.asLong(0))
                .filter(at -> at > 0)
                .flatMap(at ->
                        group.optionalText("updated_by")
                                .map(by -> new Edit(Instant.ofEpochSecond(at), by)));
    }
}
