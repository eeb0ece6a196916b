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

import java.util.List;
import java.util.Optional;

/**
 * Who is paid for, by {@code team.billableInfo}. A token of the organisation must name a workspace;
 * one billed in any of them is billed. An account that belongs nowhere any more is looked for in
 * the organisation's first workspaces, as many as the method may be asked about in a minute.
 */
final class SlackLicences implements Licences {
    private static final int MOST_ASKED = 20;

    private final SlackCall slack;
    private final Belonging belonging;

    SlackLicences(SlackCall slack, Belonging belonging) {
        this.slack = requireNonNull(slack, "slack is null");
        this.belonging = requireNonNull(belonging, "belonging is null");
    }

    @Override
    public Optional<Boolean> isBilled(AccountId account) {
        List<String> workspaces = belonging.of(account, Deadline.distant());
        List<Boolean> told =
                workspaces.stream()
                        .limit(MOST_ASKED)
                        .flatMap(workspace -> inWorkspace(account, workspace).stream())
                        .toList();
        if (!told.contains(true) && workspaces.size() > MOST_ASKED) {
            // It may be billed in one of the others.
            throw new PortFailure.NeedsHuman("team.billableInfo", "too-many-workspaces");
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(told.contains(true));
    }

    private Optional<Boolean> inWorkspace(AccountId account, String workspace) {
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
