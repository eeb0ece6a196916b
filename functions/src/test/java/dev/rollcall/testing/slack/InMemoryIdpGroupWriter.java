package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Additions;
import dev.rollcall.domain.account.Removals;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import java.util.List;
import java.util.Optional;

/** Makes and changes the organisation's IdP groups in memory. */
final class InMemoryIdpGroupWriter implements IdpGroupWriter {
    private static final String NO_GROUP = "no_such_group";

    /** Slack says of a group that it could not be made, and not why. */
    private static final WriteReply NAME_TAKEN = new WriteReply.Ambiguous("group_creation_failed");

    private final OrganisationState state;
    private final OrganisationScript script;

    InMemoryIdpGroupWriter(OrganisationState state, OrganisationScript script) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
    }

    @Override
    public Making create(String name) {
        String wanted = named(name);
        return script.write(
                Write.CREATE_IDP_GROUP,
                List.of(),
                "",
                OrganisationScript.MAKING,
                () -> {
                    if (taken(wanted, Optional.empty())) {
                        return new Making.NotMade(NAME_TAKEN);
                    }
                    Entitlement.IdpGroup made = new Entitlement.IdpGroup(state.newId("S"));
                    state.make(made, wanted);
                    return new Making.Made(made);
                });
    }

    @Override
    public WriteReply rename(Entitlement.IdpGroup group, String name) {
        String wanted = named(name);
        return script.write(
                Write.RENAME_IDP_GROUP,
                List.of(),
                group.key(),
                OrganisationScript.PLAIN,
                () -> {
                    if (!state.exists(group)) {
                        return new WriteReply.Refused(NO_GROUP);
                    }
                    if (taken(wanted, Optional.of(group))) {
                        return NAME_TAKEN;
                    }
                    state.make(group, wanted);
                    return new WriteReply.Accepted();
                });
    }

    @Override
    public Adding add(Entitlement.IdpGroup group, Additions accounts) {
        return script.write(
                Write.ADD_TO_IDP_GROUP,
                accounts.accounts(),
                group.key(),
                OrganisationScript.ADDING,
                () -> added(group, accounts));
    }

    private Adding added(Entitlement.IdpGroup group, Additions accounts) {
        if (!state.exists(group)) {
            return new Adding.Told(new WriteReply.Refused(NO_GROUP));
        }
        List<AccountId> all = accounts.accounts();
        List<AccountId> ids =
                all.size() == 1 ? all : all.stream().filter(a -> !state.isIn(a, group)).toList();
        if (ids.isEmpty()) {
            return new Adding.Told(new WriteReply.AlreadySo("members"));
        }
        if (ids.stream().anyMatch(id -> state.account(id).isEmpty())) {
            return new Adding.Told(new WriteReply.Refused("no_such_user"));
        }
        boolean unfit =
                ids.stream()
                        .flatMap(id -> state.account(id).stream())
                        .anyMatch(account -> !account.isActiveMember());
        if (unfit) {
            return ids.size() > 1
                    ? new Adding.SomebodyUnfit(new Additions(ids).halves())
                    : new Adding.Told(
                            new WriteReply.Refused("unable_to_add_deleted_or_guest_to_group"));
        }
        ids.forEach(id -> state.enter(id, group));
        return new Adding.Told(new WriteReply.Accepted());
    }

    @Override
    public WriteReply remove(Entitlement.IdpGroup group, Removals accounts) {
        return script.unlessUnread(() -> removed(group, accounts));
    }

    private WriteReply removed(Entitlement.IdpGroup group, Removals accounts) {
        synchronized (state) {
            if (!script.read(() -> state.exists(group))) {
                return new WriteReply.AlreadySo(NO_GROUP);
            }
            List<AccountId> leaving =
                    accounts.accounts().stream().filter(a -> state.isIn(a, group)).toList();
            if (leaving.isEmpty()) {
                return new WriteReply.AlreadySo("not-members");
            }
            return script.write(
                    Write.REMOVE_FROM_IDP_GROUP,
                    leaving,
                    group.key(),
                    OrganisationScript.PLAIN,
                    () -> {
                        leaving.forEach(account -> state.exit(account, group));
                        return new WriteReply.Accepted();
                    });
        }
    }

    @Override
    public WriteReply delete(Entitlement.IdpGroup group) {
        return script.unlessUnread(() -> deleted(group));
    }

    private WriteReply deleted(Entitlement.IdpGroup group) {
        synchronized (state) {
            if (!script.read(() -> state.exists(group))) {
                return new WriteReply.AlreadySo(NO_GROUP);
            }
            if (!state.members(group).isEmpty()) {
                return new WriteReply.Refused("group-not-empty");
            }
            if (!state.bonds().channels(group).isEmpty()) {
                return new WriteReply.Refused("group-linked");
            }
            return script.write(
                    Write.DELETE_IDP_GROUP,
                    List.of(),
                    group.key(),
                    OrganisationScript.PLAIN,
                    () -> {
                        if (state.bonds().keepsChannels(group)) {
                            return new WriteReply.Refused("idp_group_linked_to_channels");
                        }
                        state.delete(group);
                        return new WriteReply.Accepted();
                    });
        }
    }

    private boolean taken(String name, Optional<Entitlement.IdpGroup> own) {
        return state.idpGroups().stream()
                .filter(group -> own.filter(group::equals).isEmpty())
                .anyMatch(group -> state.name(group).equalsIgnoreCase(name));
    }

    private static String named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A group has a name");
        }
        return name;
    }
}
