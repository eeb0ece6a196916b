package dev.rollcall.adapter.s3;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.LeaverPolicy.Mode;
import dev.rollcall.domain.lifecycle.Sla;
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

    public record Valid(LeaverPolicy leavers) implements Reading {
        public Valid {
            requireNonNull(leavers, "leavers is null");
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
        Supplier<LeaverPolicy> policy = policy(file, Hashes.sha256(content));
        if (!file.problems().isEmpty()) {
            return new Invalid(file.problems());
        }
        try {
            return new Valid(policy.get());
        } catch (IllegalArgumentException e) {
            return new Invalid(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** The supplier is called only if no field has a problem of its own. */
    private static Supplier<LeaverPolicy> policy(PolicyNode file, String digest) {
        file.allow(Set.of("version", "mode", "sla", "leavers", "protected"));
        file.requireNumber("version", VERSION);
        PolicyNode sla = file.object("sla");
        sla.allow(Set.of("accessCut", "membershipsCleared", "verified"));
        Duration accessCut = sla.duration("accessCut");
        Duration cleared = sla.duration("membershipsCleared");
        Duration verified = sla.duration("verified");
        PolicyNode leavers = file.object("leavers");
        leavers.allow(Set.of("dwell", "limits"));
        Duration dwell = leavers.duration("dwell");
        PolicyNode limits = leavers.object("limits");
        limits.allow(Set.of("perHour", "perDay"));
        int perHour = limits.number("perHour");
        int perDay = limits.number("perDay");
        Set<AccountId> protectedAccounts = file.accounts("protected");
        Mode mode = file.choice("mode", Mode.OBSERVE);
        return () ->
                new LeaverPolicy(
                        digest,
                        new Sla(accessCut, cleared, verified),
                        dwell,
                        new Limits(perHour, perDay),
                        protectedAccounts,
                        mode);
    }
}
