package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.policyfile.PolicyYaml;
import dev.rollcall.sandbox.Credentials;
import dev.rollcall.sandbox.CredentialsFile;
import dev.rollcall.sandbox.PlanInSandbox;
import dev.rollcall.sandbox.SandboxRefused;
import dev.rollcall.wire.SandboxPlan;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Has a sandbox read from this machine. */
record SandboxPlanning(Surroundings surroundings, SandboxOptions options, PrintWriter err) {
    SandboxPlanning {
        requireNonNull(surroundings, "surroundings is null");
        requireNonNull(options, "options is null");
        requireNonNull(err, "err is null");
    }

    /**
     * @throws Refused if nothing came of it, with why
     */
    SandboxPlan plan(PolicyYaml.Valid policy, Path file, Duration atMost) {
        SandboxProgress progress = new SandboxProgress(surroundings, err);
        try {
            return new PlanInSandbox(
                            credentials(), surroundings.clock(), surroundings.pause(), progress)
                    .plan(
                            new PlanInSandbox.Asked(
                                    policy,
                                    file.toString(),
                                    options.named(),
                                    links(),
                                    Share.DEFAULT,
                                    atMost));
        } catch (SandboxRefused refused) {
            progress.end();
            throw new Refused(refused.why());
        } finally {
            progress.end();
        }
    }

    private Credentials credentials() {
        Optional<Path> file =
                Optional.ofNullable(options.credentials)
                        .or(() -> surroundings.variable(Credentials.FILE).map(Path::of));
        return Credentials.read(file.map(CredentialsFile::read), surroundings.variables());
    }

    private List<Link> links() {
        return Optional.ofNullable(options.links)
                .map(file -> LinksFile.read(file, surroundings.clock().instant()))
                .orElseGet(List::of);
    }
}
