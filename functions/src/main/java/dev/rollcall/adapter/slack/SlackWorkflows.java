package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.WorkflowMethod;
import dev.rollcall.application.port.WorkflowManagers;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.inventory.OwnerlessWorkflow;
import dev.rollcall.domain.inventory.Workflow;
import dev.rollcall.domain.inventory.WorkflowId;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Workflows by {@code admin.workflows.*}. The search shows published ones only, unless told
 * otherwise. Each write names one workflow, so that an error is about that one.
 */
final class SlackWorkflows implements WorkflowManagers {
    private static final Listing SEARCH = Listing.of(WorkflowMethod.SEARCH, "workflows");

    /** Of the whole organisation: so many pages are within a minute's share of the calls. */
    private static final Listing OWNERLESS = SEARCH.upTo(10);

    private final SlackCall slack;
    private final SlackPages pages;
    private final InstantSource clock;

    SlackWorkflows(SlackCall slack, SlackPages pages, InstantSource clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.pages = requireNonNull(pages, "pages is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Slack's filter is checked against what it shows, since what follows changes workflows. */
    @Override
    public List<Workflow> managedBy(AccountId account) {
        Arguments arguments =
                Arguments.of("collaborator_ids", account.value())
                        .and("publish_status", "all")
                        .and("limit", Integer.toString(WorkflowMethod.SEARCH.atMost()));
        return pages.read(SEARCH, arguments, Deadline.distant(), SlackWorkflows::read).stream()
                .filter(workflow -> workflow.managedBy(account))
                .toList();
    }

    /** What the search shows is checked too: a parameter that Slack ignores would show them all. */
    @Override
    public List<OwnerlessWorkflow> ownerless() {
        Arguments arguments =
                Arguments.of("no_collaborators", "true")
                        .and("publish_status", "published")
                        .and("limit", Integer.toString(WorkflowMethod.SEARCH.atMost()));
        return pages
                .read(OWNERLESS, arguments, Deadline.distant(), SlackWorkflows::ownerless)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<OwnerlessWorkflow> ownerless(JsonObject workflow) {
        Workflow read = read(workflow);
        return read.published() && read.managers().isEmpty()
                ? Optional.of(
                        new OwnerlessWorkflow(
                                read.id(),
                                workflow.optionalText("last_updated_by")
                                        .filter(text -> !text.isEmpty())
                                        .map(AccountId::new)))
                : Optional.empty();
    }

    @Override
    public WriteReply add(WorkflowId workflow, AccountId manager) {
        return write(
                WorkflowMethod.ADD_MANAGERS, of(workflow).and("collaborator_ids", manager.value()));
    }

    @Override
    public WriteReply remove(WorkflowId workflow, AccountId manager) {
        return write(
                WorkflowMethod.REMOVE_MANAGERS,
                of(workflow).and("collaborator_ids", manager.value()));
    }

    @Override
    public WriteReply unpublish(WorkflowId workflow) {
        return write(WorkflowMethod.UNPUBLISH, of(workflow));
    }

    private WriteReply write(WorkflowMethod method, Arguments arguments) {
        return slack.call(method, arguments, Deadline.distant()).asWrite(clock.instant());
    }

    private static Arguments of(WorkflowId workflow) {
        return Arguments.of("workflow_ids", workflow.value());
    }

    private static Workflow read(JsonObject workflow) {
        return new Workflow(
                new WorkflowId(workflow.text("id")),
                Set.copyOf(Ids.accounts(workflow, "collaborators")),
                workflow.bool("is_published"));
    }
}
