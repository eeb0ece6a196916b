package dev.rollcall.adapter.slack.fault;

import static dev.rollcall.adapter.slack.fault.Company.AWAY;
import static dev.rollcall.adapter.slack.fault.Company.INSTALLER;
import static dev.rollcall.adapter.slack.fault.Company.OTHER;
import static dev.rollcall.adapter.slack.fault.Company.SUBJECT;

import dev.rollcall.application.port.ChannelAllowLists;
import dev.rollcall.application.port.IdpGroupLinks;
import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.inventory.Presence;
import dev.rollcall.local.slack.estate.GroupLinks;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows of the table: what hangs on IdP groups, and which channels are kept for them. */
final class LinkWrites {
    private static final Entitlement.IdpGroup GROUP = new Entitlement.IdpGroup("S0IDP");
    private static final Entitlement.Channel CHANNEL = new Entitlement.Channel("C0ONE");
    private static final ChannelAllowLists.Place PLACE =
            new ChannelAllowLists.Place(CHANNEL, Optional.of(Company.HOME));
    private static final Evictions NOBODY = Evictions.none(ChangeKind.REMOVE_FROM_CHANNEL);

    private LinkWrites() {}

    static List<Operation> all() {
        return List.of(
                linkWorkspaces(),
                unlinkWorkspace(),
                linkChannels(),
                unlinkChannels(),
                allow(),
                disallow());
    }

    static WriteReply told(ManyReply reply) {
        return switch (reply) {
            case ManyReply.Told(WriteReply whole) -> whole;
            case ManyReply.InPart(String code, _) -> new WriteReply.Ambiguous(code);
        };
    }

    private static GroupLinks links(Company company) {
        return company.organisation().estate().links();
    }

    private static Operation linkWorkspaces() {
        return Operation.of(IdpGroupLinks.class, "linkWorkspaces")
                .sends("POST .*usergroups.addTeams$")
                .given(c -> c.idpGroup(SUBJECT))
                .writes(c -> told(c.slack().groupLinks().linkWorkspaces(GROUP, Set.of(AWAY), true)))
                .looksSo(c -> c.slack().groupLinks().presence(GROUP, AWAY) == Presence.THERE)
                .isSo(c -> c.account(SUBJECT).workspaces().contains("T02"))
                .touches("^team/S0IDP/T02|^workspace/T02/U0SUBJECT");
    }

    private static Operation unlinkWorkspace() {
        return Operation.of(IdpGroupLinks.class, "unlinkWorkspace")
                .sends("POST .*usergroups.removeTeams$")
                .given(c -> {
                    c.idpGroup(SUBJECT);
                    links(c).linkTeam("S0IDP", "T02", true);
                    c.subject(account -> account.in(Set.of("T01", "T02")));
                })
                .writes(c ->
                        c.slack()
                                .groupLinks()
                                .unlinkWorkspace(
                                        GROUP, AWAY, word(ChangeKind.REMOVE_FROM_WORKSPACE)))
                .looksSo(c -> c.slack().groupLinks().presence(GROUP, AWAY) == Presence.GONE)
                .isSo(c -> !c.account(SUBJECT).workspaces().contains("T02"))
                .touches("^team/S0IDP/T02|^workspace/T02/U0SUBJECT");
    }

    private static Evictions word(ChangeKind kind) {
        return new Evictions(kind, List.of(new Admission.Admitted(kind, SUBJECT, Company.START)));
    }

    private static Operation linkChannels() {
        return Operation.of(IdpGroupLinks.class, "linkChannels")
                .sends("POST .*usergroups.addChannels$")
                .given(LinkWrites::groupAtHome)
                .writes(c -> told(c.slack().groupLinks().linkChannels(GROUP, Set.of(CHANNEL))))
                .looksSo(c -> c.slack().groupLinks().channels(GROUP).contains(CHANNEL))
                .isSo(c -> links(c).channelsOf("S0IDP").contains("C0ONE"))
                .touches("^link/S0IDP/C0ONE|^member/C0ONE/U0SUBJECT");
    }

    private static Operation unlinkChannels() {
        return Operation.of(IdpGroupLinks.class, "unlinkChannels")
                .sends("POST .*usergroups.removeChannels$")
                .given(LinkWrites::groupAtHome)
                .given(c -> links(c).linkChannel("S0IDP", "C0ONE"))
                .writes(c -> told(c.slack().groupLinks().unlinkChannels(GROUP, Set.of(CHANNEL))))
                .looksSo(c -> !c.slack().groupLinks().channels(GROUP).contains(CHANNEL))
                .isSo(c -> !links(c).channelsOf("S0IDP").contains("C0ONE"))
                .touches("^link/S0IDP/C0ONE")
                .except(Trouble.MISSING_ROWS, Ending.OVERLOOKED, LeaveWrites.NO_NUMBER)
                .except(Trouble.SHRUNKEN_PAGE, Ending.OVERLOOKED, LeaveWrites.NO_NUMBER);
    }

    private static void groupAtHome(Company company) {
        company.idpGroup(SUBJECT);
        company.channel(INSTALLER, OTHER);
        links(company).linkTeam("S0IDP", "T01", true);
    }

    private static Operation allow() {
        return Operation.of(ChannelAllowLists.class, "allow")
                .sends("POST .*restrictAccess.addGroup$")
                .given(c -> {
                    c.idpGroup(INSTALLER, OTHER);
                    c.channel(INSTALLER, OTHER);
                })
                .writes(c -> c.slack().allowLists().allow(PLACE, GROUP, NOBODY))
                .looksSo(c -> c.slack().allowLists().groups(PLACE).contains(GROUP))
                .isSo(c -> isReserved(c))
                .touches("^list/C0ONE/S0IDP");
    }

    private static Operation disallow() {
        return Operation.of(ChannelAllowLists.class, "disallow")
                .sends("POST .*restrictAccess.removeGroup$")
                .given(c -> {
                    c.idpGroup(INSTALLER, OTHER);
                    c.channel(INSTALLER, OTHER);
                    c.organisation().linkAllowList("C0ONE", "S0IDP");
                })
                .writes(c -> c.slack().allowLists().disallow(PLACE, GROUP, NOBODY))
                .looksSo(c -> !c.slack().allowLists().groups(PLACE).contains(GROUP))
                .isSo(c -> !isReserved(c))
                .touches("^list/C0ONE/S0IDP")
                .except(Trouble.MISSING_ROWS, Ending.OVERLOOKED, LeaveWrites.NO_NUMBER)
                .except(Trouble.SHRUNKEN_PAGE, Ending.OVERLOOKED, LeaveWrites.NO_NUMBER);
    }

    private static boolean isReserved(Company company) {
        return company.organisation().allowListsOf("S0IDP").contains("C0ONE");
    }
}
