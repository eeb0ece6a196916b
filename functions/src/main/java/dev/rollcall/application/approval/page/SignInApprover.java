package dev.rollcall.application.approval.page;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Issuer;
import dev.rollcall.application.port.Issuer.SignedIn;
import dev.rollcall.application.port.SignIns;
import dev.rollcall.application.port.SignIns.Flow;
import dev.rollcall.application.port.SignIns.Session;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.platform.Hashes;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Signs an approver in, afresh, for a short while. The store keeps hashes of what browsers hold.
 */
public final class SignInApprover {
    /** Long enough to read a list and decide; a forgotten browser is soon worth nothing. */
    public static final Duration SESSION = Duration.ofMinutes(10);

    /** Long enough to find the second factor. */
    public static final Duration FLOW = Duration.ofMinutes(10);

    /** How far the issuer's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Issuer issuer;
    private final SignIns signIns;
    private final Supplier<String> secrets;
    private final Clock clock;

    /**
     * @param secrets each time a new unguessable text of URL-safe characters
     */
    public SignInApprover(Issuer issuer, SignIns signIns, Supplier<String> secrets, Clock clock) {
        this.issuer = requireNonNull(issuer, "issuer is null");
        this.signIns = requireNonNull(signIns, "signIns is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** A sign-in that has begun: what the browser keeps, and where it goes. Prints nothing. */
    public record Begun(String state, URI goTo) {
        public Begun {
            requireNonNull(state, "state is null");
            requireNonNull(goTo, "goTo is null");
        }

        @Override
        public String toString() {
            return "Begun[redacted]";
        }
    }

    /** How it ended. */
    public sealed interface Finished {
        /**
         * @param session the secret that the browser shows from now on
         */
        record In(String session) implements Finished {
            public In {
                requireNonNull(session, "session is null");
            }

            @Override
            public String toString() {
                return "In[redacted]";
            }
        }

        /** The issuer refused, or the state was unknown, used or too old. */
        record Refused(String code) implements Finished {
            public Refused {
                requireNonNull(code, "code is null");
            }
        }

        /** Somebody signed in, and it is not this approver. */
        record SomebodyElse() implements Finished {}

        /** The issuer remembered an old sign-in instead of asking again. */
        record NotFresh() implements Finished {}
    }

    public Begun begin() {
        String state = secrets.get();
        String nonce = secrets.get();
        String verifier = secrets.get();
        URI goTo = issuer.authorization(state, nonce, verifier);
        Instant now = clock.instant();
        signIns.begin(new Flow(Hashes.sha256(state), verifier, nonce, now, now.plus(FLOW)));
        return new Begun(state, goTo);
    }

    /** Ends the sign-in. A state is good once, whatever comes of it. */
    public Finished finish(String state, String code, Approver approver) {
        Optional<Flow> flow = signIns.take(Hashes.sha256(state), clock.instant());
        if (flow.isEmpty()) {
            return new Finished.Refused("unknown-state");
        }
        return switch (issuer.redeem(code, flow.get().nonce(), flow.get().verifier())) {
            case SignedIn.Refused(String why) -> new Finished.Refused(why);
            case SignedIn.As as -> finish(as, flow.get(), approver);
        };
    }

    /** Returns whether the session is this very approver's, and not over. */
    public boolean isSignedIn(String session, Approver approver) {
        return signIns.session(Hashes.sha256(session), clock.instant())
                .filter(open -> open.approver().equals(approver.id()))
                .isPresent();
    }

    private Finished finish(SignedIn.As as, Flow flow, Approver approver) {
        if (approver.subject().filter(as.subject()::equals).isEmpty()) {
            return new Finished.SomebodyElse();
        }
        if (as.authenticatedAt().isBefore(flow.startedAt().minus(SKEW))) {
            return new Finished.NotFresh();
        }
        String session = secrets.get();
        signIns.open(
                new Session(Hashes.sha256(session), approver.id(), clock.instant().plus(SESSION)));
        return new Finished.In(session);
    }
}
