package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.aws.sns.Mail;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.testing.Project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The sample company on the local runtime and a virtual clock, as the end-to-end tests see it:
 * people by number, and what became of them in simulated Slack.
 */
public final class LocalCompany implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    /** Of thousands of people much is done at one moment, which takes real time. */
    private static final int LARGE = 1_000;

    private static final Duration FOR_LARGE = Duration.ofMinutes(16);

    private final VirtualTimeline timeline;
    private final LocalRuntime runtime;
    private final CompanyRecords records;

    private LocalCompany(LocalOptions options, String policy) throws IOException {
        timeline =
                options.people() < LARGE
                        ? new VirtualTimeline(START)
                        : new VirtualTimeline(START, FOR_LARGE);
        runtime = LocalRuntime.start(options, timeline, policy);
        records = new CompanyRecords(runtime.clients().dynamoDb());
    }

    static LocalCompany of(int people) {
        return of(people, UnaryOperator.identity());
    }

    /** A company that may lose everybody in an hour. */
    static LocalCompany withoutLimits(int people) {
        return of(people, policy -> WithoutLimits.policy(policy));
    }

    /** A company that has one workspace, and no organisation above it. */
    static LocalCompany businessPlus(int people) {
        return businessPlus(people, UnaryOperator.identity());
    }

    public static LocalCompany businessPlus(int people, UnaryOperator<String> policy) {
        return of(people, SlackPlan.BUSINESS_PLUS, policy);
    }

    public static LocalCompany of(int people, UnaryOperator<String> policy) {
        return of(people, SlackPlan.ENTERPRISE, policy);
    }

    /** A company of which both sides are compared as often as when deployed. */
    static LocalCompany reconciling(int people, UnaryOperator<String> policy) {
        return of(LocalOptions.onFreePorts(Project.path(""), people).reconciling(), policy);
    }

    /**
     * A company without Okta, whose people are all in Entra, compared as often as when deployed.
     */
    static LocalCompany ofEntraAlone(int people, UnaryOperator<String> policy) {
        return of(
                LocalOptions.onFreePorts(Project.path(""), people)
                        .reconciling()
                        .connecting("entra"),
                policy);
    }

    /** The same, where nobody asks Entra anything by themselves: it tells, or is not heard. */
    static LocalCompany ofEntraUnasked(int people, UnaryOperator<String> policy) {
        return of(LocalOptions.onFreePorts(Project.path(""), people).connecting("entra"), policy);
    }

    private static LocalCompany of(int people, SlackPlan plan, UnaryOperator<String> policy) {
        return of(LocalOptions.onFreePorts(Project.path(""), people).on(plan), policy);
    }

    private static LocalCompany of(LocalOptions options, UnaryOperator<String> policy) {
        try (InputStream sample = LocalCompany.class.getResourceAsStream("/policy.yaml")) {
            String text = new String(requireNonNull(sample).readAllBytes(), UTF_8);
            return new LocalCompany(options, policy.apply(text));
        } catch (IOException e) {
            throw new UncheckedIOException("The local runtime did not start", e);
        }
    }

    /** Whatever a test looks at: no function asked for more than its role allows. */
    @Override
    public void close() {
        runtime.close();
        assertThat(runtime.aws().refusals()).isEmpty();
    }

    public VirtualTimeline timeline() {
        return timeline;
    }

    public LocalRuntime runtime() {
        return runtime;
    }

    /** Returns what Rollcall has put down. */
    public CompanyRecords records() {
        return records;
    }

    /** Lets the person leave, with a hook. */
    Instant leaves(int number) {
        return runtime.okta()
                .organisation()
                .changeStatus(person(number), "DEPROVISIONED", true)
                .published();
    }

    /** Makes all people alike: their ways out then take the same requests. */
    LocalCompany alike() {
        AlikePeople.in(runtime.slack().organisation());
        return this;
    }

    /** Waits for a while without schedules, so that they do not mix with what follows. */
    public void quiet() {
        int second = timeline.now().atOffset(ZoneOffset.UTC).getSecond();
        Instant minute = timeline.now().truncatedTo(ChronoUnit.MINUTES);
        boolean soon = second < 1 || second > 40;
        timeline.advanceTo(
                soon
                        ? minute.plusSeconds(second < 1 ? 1 : 61)
                        : timeline.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS));
    }

    /** Lets time pass until the person is verified out and no run is at work on anybody. */
    boolean settles(int number, Duration atMost) {
        return timeline.runUntil(() -> verified(number) && atRest(), atMost);
    }

    boolean verified(int number) {
        return !active(number) && records.verified(person(number)).isPresent();
    }

    public boolean atRest() {
        return executions("Deactivate", "RUNNING").isEmpty();
    }

    boolean active(int number) {
        return runtime.slack().organisation().active(account(number));
    }

    /**
     * Returns whether the account is inactive, signed out, and in no group that is not disabled.
     */
    boolean out(int number) {
        SlackOrganisation slack = runtime.slack().organisation();
        SlackAccount account = account(number);
        boolean member = false;
        for (SlackGroup.Kind kind : SlackGroup.Kind.values()) {
            member |= !slack.groupsOf(kind, account.id()).stream().allMatch(SlackGroup::disabled);
        }
        return !active(number) && account.sessions() == 0 && !member;
    }

    List<JsonNode> executions(String machine, String status) {
        var request =
                Json.object()
                        .put(
                                "stateMachineArn",
                                LocalNames.ref("AWS::Serverless::StateMachine", machine));
        if (!status.isEmpty()) {
            request.put("statusFilter", status);
        }
        JsonNode answer = runtime.aws().stepFunctions().handle("ListExecutions", request);
        return StreamSupport.stream(answer.path("executions").spliterator(), false).toList();
    }

    /**
     * Returns how many runs found something to do. An event whose run could not be started within
     * half a real second is left to the sweep, whose run then finds all done.
     */
    int runs() {
        return executions("Deactivate", "").size()
                - records.cases(CaseState.ALREADY_VERIFIED).size();
    }

    public List<Mail> mails(String about) {
        return told(about).filter(mail -> !isPage(mail)).toList();
    }

    /** Returns what woke somebody. */
    List<Mail> pages(String about) {
        return told(about).filter(LocalCompany::isPage).toList();
    }

    private Stream<Mail> told(String about) {
        return runtime.aws().sns().outbox().stream().filter(mail -> mail.subject().contains(about));
    }

    private static boolean isPage(Mail mail) {
        return mail.to().startsWith("https://");
    }

    /** Returns the writes that Slack received, from a place in its record of calls. */
    List<String> writes(int from) {
        return SlackWrites.since(from, runtime.slack().calls());
    }

    /** Returns the events about the person that have reached Rollcall. */
    List<String> hints(int number) {
        return records.texts().stream()
                .filter(item -> item.contains("INBOX#") && item.contains(person(number)))
                .toList();
    }

    int calls() {
        return runtime.slack().calls().all().size();
    }

    String person(int number) {
        return runtime.okta().organisation().people().get(number - 1).id();
    }

    SlackAccount account(int number) {
        return runtime.slack()
                .organisation()
                .account(runtime.okta().organisation().people().get(number - 1).slackId())
                .orElseThrow();
    }
}
