package dev.rollcall.adapter.s3;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.Aftercare;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.LeaverPolicy.Mode;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.platform.Hashes;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The policy file. It is read whole, and every problem is told at once. */
public final class PolicyYaml {
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    private static final int VERSION = 1;

    private PolicyYaml() {}

    /** What the file is. */
    public sealed interface Reading {}

    /** The parts of a policy that was read. */
    public record Valid(
            LeaverPolicy leavers, PlanRules plans, ApprovalPolicy approvals, Operators operators)
            implements Reading {
        public Valid {
            requireNonNull(leavers, "leavers is null");
            requireNonNull(plans, "plans is null");
            requireNonNull(approvals, "approvals is null");
            requireNonNull(operators, "operators is null");
        }
    }

    /**
     * @param problems each with its place in the file and what to do
     */
    public record Invalid(List<String> problems) implements Reading {
        public Invalid {
            problems = List.copyOf(problems);
        }

        public String message() {
            return String.join("; ", problems);
        }
    }

    /** Reads the file; the policy's digest is the SHA-256 of these very bytes. */
    public static Reading read(byte[] content) {
        JsonNode root;
        try {
            root = MAPPER.readTree(content);
        } catch (IOException _) {
            return new Invalid(
                    List.of("the file is not YAML, or names a field twice; check its indentation"));
        }
        PolicyNode file = PolicyNode.root(root);
        Supplier<Valid> policy = policy(file, Hashes.sha256(content));
        if (!file.problems().isEmpty()) {
            return new Invalid(file.problems());
        }
        try {
            return policy.get();
        } catch (IllegalArgumentException e) {
            return new Invalid(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** The supplier is called only if no field has a problem of its own. */
    private static Supplier<Valid> policy(PolicyNode file, String digest) {
        file.allow(
                Set.of(
                        "version",
                        "mode",
                        "sla",
                        "leavers",
                        "limits",
                        "protected",
                        "approvals",
                        "operators"));
        file.requireNumber("version", VERSION);
        PolicyNode sla = file.object("sla");
        sla.allow(Set.of("accessCut", "membershipsCleared", "verified", "released"));
        Supplier<Sla> usual = sla(sla);
        Supplier<Sla> released = sla.has("released") ? released(sla) : () -> Sla.RELEASED_DEFAULT;
        PolicyNode leavers = file.object("leavers");
        leavers.allow(Set.of("dwell", "workflows", "residualOwner"));
        Duration dwell = leavers.duration("dwell");
        Supplier<Aftercare> aftercare = AftercareYaml.read(leavers);
        Supplier<PlanRules> plans = LimitsYaml.read(file);
        Set<AccountId> protectedAccounts = file.accounts("protected");
        Mode mode = file.choice("mode", Mode.OBSERVE);
        Supplier<ApprovalPolicy> approvals = ApprovalsYaml.read(file);
        Supplier<Operators> operators = OperatorsYaml.read(file);
        return () -> {
            PlanRules rules = plans.get();
            return new Valid(
                    new LeaverPolicy(
                            digest,
                            usual.get(),
                            released.get(),
                            dwell,
                            rules.of(ChangeKind.DEACTIVATE),
                            protectedAccounts,
                            mode,
                            aftercare.get()),
                    rules,
                    approvals.get(),
                    operators.get());
        };
    }

    private static Supplier<Sla> released(PolicyNode sla) {
        PolicyNode released = sla.object("released");
        released.allow(Set.of("accessCut", "membershipsCleared", "verified"));
        return sla(released);
    }

    private static Supplier<Sla> sla(PolicyNode node) {
        Duration accessCut = node.duration("accessCut");
        Duration cleared = node.duration("membershipsCleared");
        Duration verified = node.duration("verified");
        return () -> new Sla(accessCut, cleared, verified);
    }
}
