package dev.rollcall.adapter.slack.fault;

import static dev.rollcall.adapter.slack.fault.AccountWrites.admitted;
import static dev.rollcall.adapter.slack.fault.Company.OTHER;
import static dev.rollcall.adapter.slack.fault.Company.SUBJECT;

import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Additions;
import dev.rollcall.domain.account.ListedGroup;
import dev.rollcall.domain.account.Removals;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.local.slack.SlackGroup;

import java.util.List;
import java.util.Set;

/** Rows of the table: IdP groups. */
final class GroupWrites {
    private static final Entitlement.IdpGroup GROUP = new Entitlement.IdpGroup("S0IDP");
    private static final AccountId BEFORE = new AccountId("U0FOUNDER");
    private static final String PATCH = "PATCH .*/Groups/";

    private GroupWrites() {}

    static List<Operation> all() {
        return List.of(create(), rename(), add(), remove(), delete());
    }

    private static IdpGroupWriter writer(Company company) {
        return company.slack().groupWriter();
    }

    private static Operation create() {
        return Operation.of(IdpGroupWriter.class, "create")
                .sends("POST .*/Groups$")
                .writes(c ->
                        switch (writer(c).create("Crew")) {
                            case IdpGroupWriter.Making.Made(_) -> new WriteReply.Accepted();
                            case IdpGroupWriter.Making.NotMade(WriteReply reply) -> reply;
                        })
                .looksSo(c ->
                        switch (c.slack().groupDirectory().byName("Crew")) {
                            case Lookup.One<ListedGroup> _ -> true;
                            case Lookup.Nothing<ListedGroup> _ -> false;
                            case Lookup.Several<ListedGroup> _, Lookup.Unreliable<ListedGroup> _ ->
                                    throw new PortFailure.Unavailable("the groups' names");
                        })
                .isSo(c ->
                        c.organisation().groups(SlackGroup.Kind.IDP_GROUP).stream()
                                        .filter(group -> group.name().equals("Crew"))
                                        .count()
                                == 1)
                .touches("/S0NEW");
    }

    private static Operation rename() {
        return Operation.of(IdpGroupWriter.class, "rename")
                .sends(PATCH)
                .given(c -> c.idpGroup(OTHER))
                .writes(c -> writer(c).rename(GROUP, "Crew"))
                .looksSo(c ->
                        c.slack()
                                .groupDirectory()
                                .read(GROUP)
                                .filter(group -> group.name().equals("Crew"))
                                .isPresent())
                .isSo(c ->
                        c.organisation()
                                .group(SlackGroup.Kind.IDP_GROUP, "S0IDP")
                                .filter(group -> group.name().equals("Crew"))
                                .isPresent())
                .inGroup("S0IDP")
                .touches("^name/S0IDP");
    }

    private static Operation add() {
        return Operation.of(IdpGroupWriter.class, "add")
                .sends(PATCH)
                .given(c -> c.idpGroup(BEFORE))
                .writes(c ->
                        switch (writer(c).add(GROUP, new Additions(List.of(SUBJECT, OTHER)))) {
                            case IdpGroupWriter.Adding.Told(WriteReply reply) -> reply;
                            case IdpGroupWriter.Adding.SomebodyUnfit(_) ->
                                    new WriteReply.Refused("somebody-unfit");
                        })
                .looksSo(c ->
                        members(c).containsAll(Set.of(SUBJECT, OTHER)) && active(c, SUBJECT, OTHER))
                .isSo(c ->
                        c.isActive(SUBJECT)
                                && c.isIn(SlackGroup.Kind.IDP_GROUP, "S0IDP", SUBJECT)
                                && c.isIn(SlackGroup.Kind.IDP_GROUP, "S0IDP", OTHER))
                .inGroup("S0IDP")
                .undoneBy(Trouble.foreign("remove", "U0SUBJECT", "S0IDP", 1))
                .touches("^member/S0IDP/(U0SUBJECT|U0XOTHER)");
    }

    private static boolean active(Company company, AccountId... accounts) {
        return List.of(accounts).stream()
                .allMatch(a -> company.slack().accounts().isActive(a).orElse(false));
    }

    private static Set<AccountId> members(Company company) {
        return company.slack()
                .groupDirectory()
                .read(GROUP)
                .flatMap(ListedGroup::members)
                .orElseThrow(() -> new PortFailure.Unavailable("the group's members"));
    }

    private static Operation remove() {
        return Operation.of(IdpGroupWriter.class, "remove")
                .sends(PATCH)
                .given(c -> c.idpGroup(SUBJECT, BEFORE))
                .given(Company::leaveSubjectAlone)
                .writes(c ->
                        writer(c)
                                .remove(
                                        GROUP,
                                        new Removals(
                                                List.of(
                                                        admitted(
                                                                ChangeKind
                                                                        .REMOVE_FROM_IDP_GROUP)))))
                .looksSo(c -> !members(c).contains(SUBJECT))
                .isSo(c -> !c.isIn(SlackGroup.Kind.IDP_GROUP, "S0IDP", SUBJECT))
                .inGroup("S0IDP")
                .undoneBy(Trouble.foreign("add", "U0SUBJECT", "S0IDP", 1))
                .except(Trouble.MISSING_ROWS, Ending.OVERLOOKED, LeaveWrites.NO_NUMBER);
    }

    private static Operation delete() {
        return Operation.of(IdpGroupWriter.class, "delete")
                .sends("DELETE .*/Groups/")
                .given(c -> c.idpGroup())
                .writes(c -> writer(c).delete(GROUP))
                .looksSo(c -> c.slack().groupDirectory().read(GROUP).isEmpty())
                .isSo(c -> c.organisation().group(SlackGroup.Kind.IDP_GROUP, "S0IDP").isEmpty())
                .touches("/S0IDP");
    }
}
