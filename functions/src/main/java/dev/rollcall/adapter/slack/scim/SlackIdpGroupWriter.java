package dev.rollcall.adapter.slack.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.rollcall.adapter.scim.ScimOperation;
import dev.rollcall.adapter.scim.ScimPatch;
import dev.rollcall.adapter.scim.ScimPath;
import dev.rollcall.adapter.slack.call.Fault;
import dev.rollcall.adapter.slack.call.ScimCall;
import dev.rollcall.adapter.slack.call.ScimEndpoint;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.application.port.IdpGroupDirectory;
import dev.rollcall.application.port.IdpGroupLinks;
import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Additions;
import dev.rollcall.domain.account.ListedGroup;
import dev.rollcall.domain.account.Removals;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Makes and changes Slack's IdP groups by SCIM. */
public final class SlackIdpGroupWriter implements IdpGroupWriter {
    private static final String UNFIT = "unable_to_add_deleted_or_guest_to_group";
    private static final String NO_GROUP = "no_such_group";

    private final ScimCall scim;
    private final IdpGroupDirectory directory;
    private final IdpGroupLinks links;
    private final InstantSource clock;

    public SlackIdpGroupWriter(
            ScimCall scim, IdpGroupDirectory directory, IdpGroupLinks links, InstantSource clock) {
        this.scim = requireNonNull(scim, "scim is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.links = requireNonNull(links, "links is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Making create(String name) {
        ObjectNode group = Json.object();
        group.putArray("schemas").add(Schemas.GROUP);
        group.put("displayName", named(name));
        SlackOutcome outcome =
                scim.create(ScimEndpoint.CREATE_GROUP, () -> Json.write(group), Deadline.distant());
        return outcome instanceof SlackOutcome.Done(JsonObject body)
                ? made(body)
                : new Making.NotMade(outcome.asWrite(clock.instant()));
    }

    @Override
    public WriteReply rename(Entitlement.IdpGroup group, String name) {
        return patch(
                        group,
                        ScimPatch.of(
                                new ScimOperation.Replace(
                                        ScimPath.of("displayName"), TextNode.valueOf(named(name)))))
                .asWrite(clock.instant());
    }

    /**
     * Of several, sends those who are not in the group yet: whether a member among them spoils the
     * whole call, Slack does not say. Who adds one has looked.
     */
    @Override
    public Adding add(Entitlement.IdpGroup group, Additions accounts) {
        if (accounts.accounts().size() == 1) {
            return sent(group, accounts);
        }
        Optional<ListedGroup> now;
        try {
            now = directory.read(group);
        } catch (PortFailure unread) {
            return new Adding.Told(SlackOutcome.unsent(unread).asWrite(clock.instant()));
        }
        if (now.isEmpty()) {
            return new Adding.Told(new WriteReply.Refused(NO_GROUP));
        }
        List<AccountId> coming =
                accounts.accounts().stream().filter(a -> !isIn(now.get(), a)).toList();
        return coming.isEmpty()
                ? new Adding.Told(new WriteReply.AlreadySo("members"))
                : sent(group, new Additions(coming));
    }

    private static boolean isIn(ListedGroup group, AccountId account) {
        return group.members().filter(members -> members.contains(account)).isPresent();
    }

    private Adding sent(Entitlement.IdpGroup group, Additions accounts) {
        List<String> ids = accounts.accounts().stream().map(AccountId::value).toList();
        SlackOutcome outcome = patch(group, ScimPatch.of(new ScimOperation.AddMembers(ids)));
        if (!(outcome instanceof SlackOutcome.Failed(_, String code))) {
            return new Adding.Told(outcome.asWrite(clock.instant()));
        }
        if (code.equals(UNFIT) && ids.size() > 1) {
            return new Adding.SomebodyUnfit(accounts.halves());
        }
        return new Adding.Told(
                areIn(group, accounts)
                        ? new WriteReply.AlreadySo(code)
                        : outcome.asWrite(clock.instant()));
    }

    /** Somebody else may have put them in meanwhile, and Slack refuse to do it twice. */
    private boolean areIn(Entitlement.IdpGroup group, Additions accounts) {
        try {
            return directory
                    .read(group)
                    .filter(now -> accounts.accounts().stream().allMatch(a -> isIn(now, a)))
                    .isPresent();
        } catch (PortFailure _) {
            return false;
        }
    }

    /** Sends those who are in the group now: a stranger among them may spoil the whole call. */
    @Override
    public WriteReply remove(Entitlement.IdpGroup group, Removals accounts) {
        Optional<ListedGroup> now;
        try {
            now = directory.read(group);
        } catch (PortFailure unread) {
            return SlackOutcome.unsent(unread).asWrite(clock.instant());
        }
        if (now.isEmpty()) {
            return new WriteReply.AlreadySo(NO_GROUP);
        }
        List<ScimOperation> leaving =
                accounts.accounts().stream()
                        .filter(now.get()::mayHave)
                        .<ScimOperation>map(a -> new ScimOperation.RemoveMember(a.value()))
                        .toList();
        return leaving.isEmpty()
                ? new WriteReply.AlreadySo("not-members")
                : removed(patch(group, new ScimPatch(leaving)), leaving.size());
    }

    @Override
    public WriteReply delete(Entitlement.IdpGroup group) {
        try {
            Optional<ListedGroup> now = directory.read(group);
            if (now.isEmpty()) {
                return new WriteReply.AlreadySo(NO_GROUP);
            }
            if (!now.get().isEmpty()) {
                return new WriteReply.Refused("group-not-empty");
            }
            if (!links.channels(group).isEmpty()) {
                return new WriteReply.Refused("group-linked");
            }
        } catch (PortFailure unread) {
            return SlackOutcome.unsent(unread).asWrite(clock.instant());
        }
        return absentIsDone(scim.deleteGroup(group.groupId(), Deadline.distant()));
    }

    /** Of several, one who is gone already says nothing of the others: look again. */
    private WriteReply removed(SlackOutcome outcome, int members) {
        boolean absent =
                outcome instanceof SlackOutcome.Failed(Fault fault, _) && fault == Fault.ABSENT;
        return absent && members > 1 && !outcome.code().equals(NO_GROUP)
                ? new WriteReply.Ambiguous(outcome.code())
                : absentIsDone(outcome);
    }

    private WriteReply absentIsDone(SlackOutcome outcome) {
        return outcome instanceof SlackOutcome.Failed(Fault fault, String code)
                        && fault == Fault.ABSENT
                ? new WriteReply.AlreadySo(code)
                : outcome.asWrite(clock.instant());
    }

    private SlackOutcome patch(Entitlement.IdpGroup group, ScimPatch patch) {
        return scim.patch(ScimEndpoint.CHANGE_GROUP, group.groupId(), patch, Deadline.distant());
    }

    private static Making made(JsonObject body) {
        try {
            return new Making.Made(new Entitlement.IdpGroup(body.text("id")));
        } catch (MalformedJson _) {
            return new Making.NotMade(new WriteReply.Ambiguous("unexpected-answer"));
        }
    }

    private static String named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A group has a name");
        }
        return name;
    }
}
