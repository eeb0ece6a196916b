package dev.rollcall.adapter.slack.fault;

import static dev.rollcall.adapter.slack.fault.Company.OTHER;
import static dev.rollcall.adapter.slack.fault.Company.SUBJECT;
import static dev.rollcall.adapter.slack.fault.LinkWrites.told;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.OrganisationGroups;
import dev.rollcall.application.port.WorkflowManagers;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.account.GroupNaming;
import dev.rollcall.domain.account.OrganisationGroup;
import dev.rollcall.domain.account.OrganisationGroupId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.inventory.Workflow;
import dev.rollcall.domain.inventory.WorkflowId;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.SlackWorkflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Rows of the table: user groups of the whole organisation, and workflows. */
final class OrganisationWrites {
    private static final OrganisationGroupId GROUP = new OrganisationGroupId("S0ORG");
    private static final GroupNaming CREW = new GroupNaming("Crew", Optional.of("crew"));
    private static final WorkflowId WORKFLOW = new WorkflowId("Wf01");

    private OrganisationWrites() {}

    static List<Operation> all() {
        return List.of(
                create(),
                rename(),
                add(),
                remove(),
                leave(),
                addManager(),
                removeManager(),
                unpublish());
    }

    private static OrganisationGroups groups(Company company) {
        return company.slack().organisationGroups();
    }

    private static void group(Company company, AccountId... members) {
        company.add(SlackGroup.Kind.USER_GROUP, "S0ORG", SlackOrganisation.ID, members);
    }

    private static boolean shows(Company company, Predicate<OrganisationGroup> asMeant) {
        return groups(company).read(GROUP).filter(asMeant).isPresent();
    }

    /** Nothing finds such a group by its name: the caller has what it was told, or nothing. */
    private static Operation create() {
        String why =
                "Slack finds no such group by its name, so whoever has lost the answer is told"
                        + " name_already_exists and a human looks";
        return Operation.of(OrganisationGroups.class, "create")
                .sends("POST .*usergroups.create$")
                .writes(c ->
                        switch (groups(c).create(CREW)) {
                            case OrganisationGroups.Making.Made(OrganisationGroupId id) -> {
                                c.remember(id.value());
                                yield new WriteReply.Accepted();
                            }
                            case OrganisationGroups.Making.NotMade(WriteReply reply) -> reply;
                        })
                .looksSo(c ->
                        c.remembered()
                                .map(OrganisationGroupId::new)
                                .flatMap(id -> groups(c).read(id))
                                .isPresent())
                .isSo(c -> c.organisation().groups(SlackGroup.Kind.USER_GROUP).size() == 1)
                .touches("/S0NEW")
                .except(Trouble.SLOW, Ending.LOST, why)
                .except(Trouble.LOST_AFTER_EFFECT, Ending.LOST, why)
                .except(Trouble.LOST_AND_UNREADABLE, Ending.LOST, why);
    }

    private static Operation rename() {
        return Operation.of(OrganisationGroups.class, "rename")
                .sends("POST .*admin.usergroups.update$")
                .given(c -> group(c, OTHER))
                .writes(c -> groups(c).rename(GROUP, CREW))
                .looksSo(c -> shows(c, group -> group.naming().equals(CREW)))
                .isSo(c ->
                        c.organisation()
                                .group(SlackGroup.Kind.USER_GROUP, "S0ORG")
                                .filter(group -> group.name().equals("Crew"))
                                .isPresent())
                .touches("^name/S0ORG");
    }

    /** Read back by their number: Slack does not say who is in it. */
    private static Operation add() {
        return Operation.of(OrganisationGroups.class, "add")
                .sends("POST .*admin.usergroups.addUsers$")
                .given(c -> group(c, OTHER))
                .writes(c -> told(groups(c).add(GROUP, Set.of(SUBJECT))))
                .looksSo(c -> shows(c, group -> group.users() == 2))
                .isSo(c -> c.isIn(SlackGroup.Kind.USER_GROUP, "S0ORG", SUBJECT));
    }

    private static boolean isActive(Company company) {
        return company.slack().accounts().isActive(SUBJECT).orElse(false);
    }

    private static Operation remove() {
        ChangeKind kind = ChangeKind.REMOVE_FROM_USER_GROUP;
        Evictions leaving =
                new Evictions(kind, List.of(new Admission.Admitted(kind, SUBJECT, Company.START)));
        return Operation.of(OrganisationGroups.class, "remove")
                .sends("POST .*admin.usergroups.removeUsers$")
                .given(c -> group(c, OTHER, SUBJECT))
                .given(Company::leaveSubjectAlone)
                .writes(c -> told(groups(c).remove(GROUP, leaving)))
                .looksSo(c -> shows(c, group -> group.users() == 1))
                .isSo(c -> !c.isIn(SlackGroup.Kind.USER_GROUP, "S0ORG", SUBJECT));
    }

    /** A leaver's way out; the steps have Slack's word only, here the number tells. */
    private static Operation leave() {
        Entitlement.OrganisationGroup wide = new Entitlement.OrganisationGroup(GROUP.value());
        return Operation.of(Memberships.class, "leave", "organisation's group")
                .of(Entitlement.OrganisationGroup.class)
                .sends("POST .*admin.usergroups.removeUsers$")
                .given(c -> group(c, OTHER, SUBJECT))
                .given(Company::leaveSubjectAlone)
                .writes(c -> c.slack().memberships().leave(SUBJECT, wide))
                .looksSo(c -> shows(c, group -> group.users() == 1))
                .isSo(c -> !c.isIn(SlackGroup.Kind.USER_GROUP, "S0ORG", SUBJECT));
    }

    private static void workflow(Company company, String... managers) {
        company.organisation()
                .estate()
                .workflows()
                .put(
                        new SlackWorkflow(
                                "Wf01",
                                "Onboarding",
                                "A0FLOW",
                                "workflow_builder",
                                Set.of(managers),
                                true,
                                List.of(),
                                managers[0],
                                Company.START));
    }

    private static boolean manages(
            Company company, AccountId manager, Predicate<Workflow> asMeant) {
        return company.slack().workflows().managedBy(manager).stream()
                .anyMatch(flow -> flow.id().equals(WORKFLOW) && asMeant.test(flow));
    }

    private static SlackWorkflow inSlack(Company company) {
        return company.organisation().estate().workflows().find("Wf01").orElseThrow();
    }

    private static Operation addManager() {
        return Operation.of(WorkflowManagers.class, "add")
                .sends("POST .*workflows.collaborators.add$")
                .given(c -> workflow(c, "U0XOTHER"))
                .writes(c -> c.slack().workflows().add(WORKFLOW, SUBJECT))
                .looksSo(c -> manages(c, SUBJECT, _ -> true) && isActive(c))
                .isSo(c -> inSlack(c).collaborators().contains("U0SUBJECT"))
                .touches("^manager/Wf01/U0SUBJECT");
    }

    /** Looked for among those of who stays, so that a row that is missing says nothing. */
    private static Operation removeManager() {
        return Operation.of(WorkflowManagers.class, "remove")
                .sends("POST .*workflows.collaborators.remove$")
                .given(c -> workflow(c, "U0SUBJECT", "U0XOTHER"))
                .given(Company::leaveSubjectAlone)
                .writes(c -> c.slack().workflows().remove(WORKFLOW, SUBJECT))
                .looksSo(c -> manages(c, OTHER, flow -> !flow.managedBy(SUBJECT)))
                .isSo(c -> !inSlack(c).collaborators().contains("U0SUBJECT"))
                .touches("^manager/Wf01/U0SUBJECT");
    }

    private static Operation unpublish() {
        return Operation.of(WorkflowManagers.class, "unpublish")
                .sends("POST .*workflows.unpublish$")
                .given(c -> workflow(c, "U0SUBJECT"))
                .given(Company::leaveSubjectAlone)
                .writes(c -> c.slack().workflows().unpublish(WORKFLOW))
                .looksSo(c -> manages(c, SUBJECT, flow -> !flow.published()))
                .isSo(c -> !inSlack(c).published())
                .touches("^published/Wf01");
    }
}
