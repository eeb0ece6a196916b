package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.OrganisationGroups;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.account.GroupNaming;
import dev.rollcall.domain.account.OrganisationGroup;
import dev.rollcall.domain.account.OrganisationGroupId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The user groups of the whole organisation in memory. */
final class InMemoryOrganisationGroups implements OrganisationGroups {
    private static final String NONE = "invalid_usergroup";
    private static final String NOT_OFFERED = "unknown_method";

    private final OrganisationState state;
    private final OrganisationScript script;
    private final OrganisationHabits habits;
    private final WideGroups groups;

    InMemoryOrganisationGroups(
            OrganisationState state, OrganisationScript script, OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
        this.habits = requireNonNull(habits, "habits is null");
        this.groups = state.wideGroups();
    }

    @Override
    public Making create(GroupNaming naming) {
        return script.write(
                Write.CREATE_ORGANISATION_GROUP,
                List.of(),
                "",
                OrganisationScript.MAKING_WIDE,
                () -> {
                    Optional<String> taken = groups.taken(naming, Optional.empty());
                    if (!habits.offersOrganisationGroups()) {
                        return new Making.NotMade(new WriteReply.Refused(NOT_OFFERED));
                    }
                    if (taken.isPresent()) {
                        return new Making.NotMade(new WriteReply.Refused(taken.get()));
                    }
                    OrganisationGroupId made = new OrganisationGroupId(state.newId("S"));
                    groups.put(made, naming);
                    return new Making.Made(made);
                });
    }

    @Override
    public Optional<OrganisationGroup> read(OrganisationGroupId group) {
        return script.read(() -> {
            if (!habits.offersOrganisationGroups()) {
                throw new PortFailure.NeedsHuman("The organisation's groups", NOT_OFFERED);
            }
            return groups.read(group).or(() -> ofIdp(group));
        });
    }

    private Optional<OrganisationGroup> ofIdp(OrganisationGroupId group) {
        return Optional.of(new Entitlement.IdpGroup(group.value()))
                .filter(state::exists)
                .map(idp ->
                        new OrganisationGroup(
                                group,
                                new GroupNaming(state.name(idp), Optional.empty()),
                                true,
                                state.members(idp).size()));
    }

    @Override
    public WriteReply rename(OrganisationGroupId group, GroupNaming naming) {
        return script.write(
                Write.RENAME_ORGANISATION_GROUP,
                List.of(),
                group.value(),
                OrganisationScript.PLAIN,
                () -> {
                    Optional<String> refused =
                            refusal(group).or(() -> groups.taken(naming, Optional.of(group)));
                    refused.ifPresentOrElse(_ -> {}, () -> groups.put(group, naming));
                    return refused.<WriteReply>map(WriteReply.Refused::new)
                            .orElseGet(WriteReply.Accepted::new);
                });
    }

    @Override
    public ManyReply add(OrganisationGroupId group, Set<AccountId> accounts) {
        return change(
                Write.ADD_TO_ORGANISATION_GROUP,
                group,
                accounts,
                () -> {
                    Set<AccountId> unfit =
                            accounts.stream()
                                    .filter(account -> !isActiveMember(account))
                                    .collect(Collectors.toUnmodifiableSet());
                    accounts.stream()
                            .filter(account -> !unfit.contains(account))
                            .forEach(groups.members(group)::add);
                    return unfit.isEmpty()
                            ? new ManyReply.Told(new WriteReply.Accepted())
                            : new ManyReply.InPart(
                                    "done-in-part",
                                    unfit.stream()
                                            .map(AccountId::value)
                                            .collect(Collectors.toUnmodifiableSet()));
                });
    }

    @Override
    public ManyReply remove(OrganisationGroupId group, Evictions leaving) {
        Set<AccountId> accounts = leaving.of(ChangeKind.REMOVE_FROM_USER_GROUP).accounts();
        return change(
                Write.REMOVE_FROM_ORGANISATION_GROUP,
                group,
                accounts,
                () -> {
                    groups.members(group).removeAll(accounts);
                    return new ManyReply.Told(new WriteReply.Accepted());
                });
    }

    private ManyReply change(
            Write write,
            OrganisationGroupId group,
            Collection<AccountId> accounts,
            Supplier<ManyReply> change) {
        if (accounts.isEmpty() || accounts.size() > MOST) {
            throw new IllegalArgumentException("One call names 1 to " + MOST + " accounts");
        }
        return script.write(
                write,
                accounts,
                group.value(),
                OrganisationScript.MANY,
                () ->
                        refusal(group)
                                .or(() -> stranger(accounts))
                                .<ManyReply>map(
                                        code -> new ManyReply.Told(new WriteReply.Refused(code)))
                                .orElseGet(change));
    }

    private Optional<String> refusal(OrganisationGroupId group) {
        if (!habits.offersOrganisationGroups()) {
            return Optional.of(NOT_OFFERED);
        }
        return groups.read(group).isPresent() ? Optional.empty() : Optional.of(NONE);
    }

    private Optional<String> stranger(Collection<AccountId> accounts) {
        return accounts.stream().anyMatch(account -> state.account(account).isEmpty())
                ? Optional.of("user_not_found")
                : Optional.empty();
    }

    private boolean isActiveMember(AccountId account) {
        return state.account(account).filter(StoredAccount::isActiveMember).isPresent();
    }
}
