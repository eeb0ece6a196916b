package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.AccountMethod;
import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.application.port.Licences;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is paid for, by {@code team.billableInfo}. A token of the organisation must name a workspace;
 * one billed in any of them is billed. An account that belongs nowhere any more is looked for where
 * it belonged before. Of more workspaces than the method may be asked about in a minute only the
 * first are asked.
 *
 * <p>A step that Slack puts off begins anew. So that it comes to its end, the workspaces that did
 * not bill the account are not asked again for five minutes.
 */
final class SlackLicences implements Licences {
    private static final int MOST_ASKED = 20;

    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Asked(AccountId account, String workspace) {}

    private record NotBilled(boolean listed, Instant at) {}

    private final SlackCall slack;
    private final Belonging belonging;
    private final InstantSource clock;
    private final Map<Asked, NotBilled> notBilled = new ConcurrentHashMap<>();

    SlackLicences(SlackCall slack, Belonging belonging, InstantSource clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.belonging = requireNonNull(belonging, "belonging is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Optional<Boolean> isBilled(AccountId account, Set<String> before) {
        Instant oldest = clock.instant().minus(KEPT);
        notBilled.values().removeIf(kept -> kept.at().isBefore(oldest));
        List<String> workspaces = belonging.of(account, before, Deadline.distant());
        boolean listed = false;
        for (String workspace : workspaces.stream().limit(MOST_ASKED).toList()) {
            Optional<Boolean> told = inWorkspace(account, workspace);
            if (told.equals(Optional.of(true))) {
                return told;
            }
            listed |= told.isPresent();
        }
        if (workspaces.size() > MOST_ASKED) {
            // It may be billed in one of the others.
            throw new PortFailure.NeedsHuman("team.billableInfo", TOO_MANY);
        }
        return listed ? Optional.of(false) : Optional.empty();
    }

    private Optional<Boolean> inWorkspace(AccountId account, String workspace) {
        Asked asked = new Asked(account, workspace);
        NotBilled kept = notBilled.get(asked);
        if (kept != null) {
            return kept.listed() ? Optional.of(false) : Optional.empty();
        }
        Optional<Boolean> told = ask(account, workspace);
        if (!told.orElse(false)) {
            notBilled.put(asked, new NotBilled(told.isPresent(), clock.instant()));
        }
        return told;
    }

    private Optional<Boolean> ask(AccountId account, String workspace) {
        Arguments arguments = Arguments.of("user", account.value()).and("team_id", workspace);
        return slack.call(AccountMethod.BILLING, arguments, Deadline.distant())
                .read("team.billableInfo", body -> billed(body, account))
                .flatMap(found -> found);
    }

    private static Optional<Boolean> billed(JsonObject body, AccountId account) {
        return body.object("billable_info")
                .optionalObject(account.value())
                .map(info -> info.bool("billing_active"));
    }
}
