package dev.rollcall.adapter.slack.link;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.OrgGroupMethod;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.WebMethod;
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
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** User groups of the whole organisation by {@code admin.usergroups.*}, new in 2026. */
public final class SlackOrganisationGroups implements OrganisationGroups {
    private final SlackCall slack;
    private final InstantSource clock;

    public SlackOrganisationGroups(SlackCall slack, InstantSource clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Making create(GroupNaming naming) {
        SlackOutcome outcome = call(OrgGroupMethod.CREATE, named(Arguments.none(), naming));
        if (!(outcome instanceof SlackOutcome.Done(JsonObject body))) {
            return new Making.NotMade(outcome.asWrite(clock.instant()));
        }
        try {
            return new Making.Made(id(body.object("subteam")));
        } catch (MalformedJson _) {
            return new Making.NotMade(new WriteReply.Ambiguous("unexpected-answer"));
        }
    }

    @Override
    public Optional<OrganisationGroup> read(OrganisationGroupId group) {
        WebMethod method = OrgGroupMethod.FETCH;
        Optional<OrganisationGroup> read =
                call(method, of(group)).read(method.documentedAs(), SlackOrganisationGroups::group);
        if (read.isPresent() && !read.get().id().equals(group)) {
            throw new PortFailure.NeedsHuman(method.documentedAs(), "answer-for-another-id");
        }
        return read;
    }

    @Override
    public WriteReply rename(OrganisationGroupId group, GroupNaming naming) {
        return call(OrgGroupMethod.UPDATE, named(of(group), naming)).asWrite(clock.instant());
    }

    @Override
    public ManyReply add(OrganisationGroupId group, Set<AccountId> accounts) {
        return changed(OrgGroupMethod.ADD, group, accounts);
    }

    @Override
    public ManyReply remove(OrganisationGroupId group, Evictions leaving) {
        return changed(
                OrgGroupMethod.REMOVE,
                group,
                leaving.of(ChangeKind.REMOVE_FROM_USER_GROUP).accounts());
    }

    /** Takes one account out, and nobody else; that it is in none is no error. */
    public WriteReply leave(AccountId account, Entitlement.OrganisationGroup group) {
        ManyReply reply =
                changed(
                        OrgGroupMethod.REMOVE,
                        new OrganisationGroupId(group.groupId()),
                        Set.of(account));
        return switch (reply) {
            case ManyReply.Told(WriteReply whole) -> whole;
            case ManyReply.InPart(String code, _) -> new WriteReply.Refused(code);
        };
    }

    private ManyReply changed(
            WebMethod method, OrganisationGroupId group, Set<AccountId> accounts) {
        if (accounts.isEmpty() || accounts.size() > MOST) {
            throw new IllegalArgumentException("One call names 1 to " + MOST + " accounts");
        }
        String users =
                accounts.stream().map(AccountId::value).sorted().collect(Collectors.joining(","));
        return call(method, of(group).and("users", users)).asWriteOfMany(clock.instant());
    }

    private SlackOutcome call(WebMethod method, Arguments arguments) {
        return slack.call(method, arguments, Deadline.distant());
    }

    private static Arguments of(OrganisationGroupId group) {
        return Arguments.of("id", group.value());
    }

    private static Arguments named(Arguments arguments, GroupNaming naming) {
        Arguments named =
                arguments
                        .and("name", naming.name())
                        .and("is_visible", Boolean.toString(naming.handle().isPresent()));
        return naming.handle().map(handle -> named.and("handle", handle)).orElse(named);
    }

    private static OrganisationGroup group(JsonObject body) {
        JsonObject group = body.object("subteam");
        return new OrganisationGroup(
                id(group),
                new GroupNaming(
                        group.text("name"),
                        group.optionalText("handle").filter(text -> !text.isBlank())),
                group.isTrue("is_idp_group"),
                group.member("user_count").map(count -> count.asInt(0)).orElse(0));
    }

    private static OrganisationGroupId id(JsonObject group) {
        try {
            return new OrganisationGroupId(group.text("id"));
        } catch (IllegalArgumentException _) {
            throw new MalformedJson(group.place() + ".id is not a group's id");
        }
    }
}
