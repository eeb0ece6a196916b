package dev.rollcall.function.operator;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.adoption.AdoptionView;
import dev.rollcall.application.adoption.TakeBaseline;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.Baseline;
import dev.rollcall.domain.adoption.BaselineRun;
import dev.rollcall.domain.adoption.LinkProposal;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.adoption.PreExisting.Granted;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.adoption.ThingCensus;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.wire.AdoptionState;
import dev.rollcall.wire.AdoptionState.BaselineState;
import dev.rollcall.wire.AdoptionState.MappingState;
import dev.rollcall.wire.BaselineProgress;
import dev.rollcall.wire.LinkPlan;
import dev.rollcall.wire.PreExistingPage;
import dev.rollcall.wire.PreExistingState;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How far a company is adopted, as programs read it.
 *
 * @param labels what the policy's file calls things
 */
public record AdoptionJson(AccessPolicy policy, Map<Entitlement, String> labels, LocalDate today) {
    public AdoptionJson {
        requireNonNull(policy, "policy is null");
        labels = Map.copyOf(labels);
        requireNonNull(today, "today is null");
    }

    static AdoptionState of(AdoptionView view) {
        return new AdoptionState(
                view.at().toString(),
                view.observesOnly(),
                view.census().map(found -> found.snapshot().value()).orElse(""),
                view.census().map(found -> found.begun().toString()).orElse(""),
                view.links().map(LinkProposal::linked).orElse(0),
                view.links().map(LinkProposal::pairs).orElse(0),
                view.questions(),
                view.baselines().stream().map(AdoptionJson::of).toList(),
                view.mappings().stream().map(one -> of(one, view)).toList(),
                next(view));
    }

    static BaselineProgress of(TakeBaseline.Outcome.Reached reached) {
        BaselineRun run = reached.run();
        return new BaselineProgress(
                run.snapshot().value(),
                run.until().toString(),
                run.page(),
                reached.pages(),
                run.recorded(),
                run.ended().map(Instant::toString).orElse(""),
                run.digest(),
                reached.notBefore().map(Instant::toString).orElse(""),
                reached.anew());
    }

    static LinkPlan of(LinkProposal proposal) {
        return new LinkPlan(
                proposal.snapshot().value(),
                proposal.begun().toString(),
                proposal.digest(),
                proposal.linked(),
                proposal.pairs(),
                proposal.questions().entrySet().stream()
                        .map(entry ->
                                new LinkPlan.Questions(
                                        BrakeJson.small(entry.getKey()),
                                        DisputeRoutes.meaning(entry.getKey()),
                                        entry.getValue()))
                        .toList(),
                proposal.withoutAccount(),
                proposal.withoutAddress(),
                proposal.nobodys());
    }

    PreExistingPage of(PreExistings.Page page) {
        return new PreExistingPage(
                page.records().stream().map(this::of).toList(), page.next().orElse(""));
    }

    private PreExistingState of(PreExisting one) {
        return new PreExistingState(
                one.account().value(),
                one.thing().key(),
                labels.getOrDefault(one.thing(), ""),
                policy.mappings().stream()
                        .filter(mapping -> mapping.grants().contains(one.thing()))
                        .map(mapping -> mapping.name().value())
                        .sorted()
                        .toList(),
                one.granted() instanceof Granted.At at ? at.time().toString() : "",
                one.granted() instanceof Granted.Before before ? before.baseline().toString() : "",
                one.owner(),
                one.until().toString(),
                one.isOverdue(today));
    }

    private static BaselineState of(Baseline baseline) {
        return new BaselineState(
                baseline.snapshot().value(),
                baseline.sealedAt().toString(),
                baseline.by(),
                baseline.until().toString(),
                baseline.things(),
                baseline.recorded(),
                baseline.digest());
    }

    private static MappingState of(AdoptionView.OfMapping one, AdoptionView view) {
        Mapping mapping = one.mapping();
        List<ThingCensus> things =
                view.census().map(found -> found.of(mapping)).orElseGet(List::of);
        return new MappingState(
                mapping.name().value(),
                BrakeJson.small(mapping.mode()),
                mapping.owner(),
                mapping.grants().size(),
                sum(things, ThingCensus::explained),
                sum(things, ThingCensus::ours),
                sum(things, ThingCensus::preExisting),
                sum(things, ThingCensus::unexplained),
                sum(things, ThingCensus::missing),
                (int) things.stream().filter(thing -> !thing.whole()).count(),
                one.unclear().size(),
                next(mapping, one.next()));
    }

    private static int sum(List<ThingCensus> things, ToIntFunction<ThingCensus> number) {
        return things.stream().mapToInt(number).sum();
    }

    private static String next(Mapping mapping, Promotion.Next next) {
        return switch (next) {
            case NOTHING -> "";
            case A_BASELINE -> "a baseline";
            case A_STEP_UP ->
                    mapping.mode().next().map(mode -> "mode: " + BrakeJson.small(mode)).orElse("");
        };
    }

    private static String next(AdoptionView view) {
        if (view.census().isEmpty()) {
            return "Have both sides read whole: 'rollcall reconcile --wait'. What is not whole,"
                    + " 'rollcall drift status' says.";
        }
        if (view.run().filter(run -> run.ended().isEmpty()).isPresent()) {
            return "A baseline is half taken: repeat 'rollcall adopt baseline'.";
        }
        if (view.baselines().isEmpty()) {
            return "Make the links with 'rollcall adopt links', answer 'rollcall link list', and"
                    + " have both sides read again. Then take the baseline: 'rollcall adopt"
                    + " baseline'.";
        }
        return view.mappings().stream().anyMatch(one -> one.next() != Promotion.Next.NOTHING)
                ? "Take a mapping one mode further in the policy file, look at what comes of it"
                      + " with 'rollcall plan --policy FILE', and propose it with 'rollcall policy"
                      + " propose'."
                : "Every mapping has authority. What was there before is left to its owners:"
                        + " 'rollcall adopt list'.";
    }
}
