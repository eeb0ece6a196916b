package dev.rollcall.sandbox;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.WhichSlack;
import dev.rollcall.application.reconcile.UnrecordedPlan;
import dev.rollcall.application.reconcile.UnrecordedPlan.Foreseen;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Labels;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.SourceVerdict;
import dev.rollcall.domain.reconcile.Trace;
import dev.rollcall.wire.DriftState;
import dev.rollcall.wire.PlanWeight;
import dev.rollcall.wire.ReconcileReport.ListRead;
import dev.rollcall.wire.ReconcileReport.SourceRead;
import dev.rollcall.wire.SandboxPlan;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan as the wire has it: ids, codes and times, no name and no address of anybody. */
final class SandboxPlanJson {
    private final PlanInSandbox.Asked asked;
    private final WhichSlack.Itself itself;
    private final Labels labels;

    SandboxPlanJson(PlanInSandbox.Asked asked, WhichSlack.Itself itself) {
        this.asked = requireNonNull(asked, "asked is null");
        this.itself = requireNonNull(itself, "itself is null");
        this.labels = new Labels(asked.policy().labels());
    }

    SandboxPlan of(UnrecordedPlan plan) {
        return new SandboxPlan(
                asked.file(),
                plan.at().toString(),
                itself.organisation(),
                itself.name(),
                asked.policy().access().digest(),
                plan.whole(),
                plan.lists().stream()
                        .map(SandboxPlanJson::list)
                        .sorted(Comparator.comparing(ListRead::whole).thenComparing(ListRead::list))
                        .toList(),
                plan.sources().stream().map(SandboxPlanJson::source).toList(),
                plan.active(),
                links(plan.links()),
                plan.formerOwners().stream()
                        .map(owner ->
                                new SandboxPlan.Former(
                                        owner.person().toString(), owner.account().value()))
                        .toList(),
                plan.drift().stream().map(this::state).toList(),
                plan.planned().size(),
                plan.held().stream().map(SandboxPlanJson::held).toList(),
                plan.untold().orElse(""),
                asked.policy().leavers().observesOnly());
    }

    private static ListRead list(PartResult result) {
        List<String> why =
                Stream.concat(
                                result.doubts().stream().map(SandboxPlanJson::small).sorted(),
                                result.refused().stream())
                        .toList();
        return new ListRead(
                result.part().key(), result.pages(), result.rows(), result.proven(), why);
    }

    private static SourceRead source(SourceVerdict verdict) {
        return new SourceRead(
                verdict.source().value(),
                verdict.size(),
                verdict.reasons().isEmpty(),
                verdict.reasons());
    }

    private static SandboxPlan.Links links(UnrecordedPlan.Links links) {
        return new SandboxPlan.Links(
                links.given(),
                links.proposed().isPresent(),
                links.proposed().orElse(0),
                links.questions(),
                links.withoutAddress());
    }

    private DriftState state(Foreseen foreseen) {
        Drift drift = foreseen.record().drift();
        return new DriftState(
                drift.id().value(),
                drift.kind().code(),
                drift.kind().words(),
                drift.person().map(PersonId::toString).orElse(""),
                drift.account().map(AccountId::value).orElse(""),
                drift.entitlement().map(Entitlement::key).orElse(""),
                drift.entitlement().map(labels::of).orElse(""),
                "",
                "open",
                small(foreseen.prospect()),
                foreseen.prospect().words(),
                foreseen.record().trace().map(Trace::words).orElse(""),
                why(drift));
    }

    /** Of what only a human can tell, what was found says more. */
    private static String why(Drift drift) {
        return (drift.because().isEmpty() ? drift.found() : drift.because())
                .entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static PlanWeight.Held held(UnrecordedPlan.Held held) {
        return new PlanWeight.Held(
                small(held.kind()),
                held.group().map(Entitlement::key).orElse(""),
                held.changes(),
                small(held.reason()),
                held.limit(),
                0);
    }

    private static String small(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
