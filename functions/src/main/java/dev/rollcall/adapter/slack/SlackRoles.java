package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.RoleMethod;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.application.port.AdminRoles;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import java.time.InstantSource;
import java.util.List;

/**
 * Admin roles by {@code admin.roles.*}. The list has everybody's; a role and an entity narrow it
 * down, an account cannot.
 */
final class SlackRoles implements AdminRoles {
    private static final Listing LIST = Listing.of(RoleMethod.LIST, "role_assignments").upTo(1_000);

    private record Assignment(AccountId account, Entitlement.AdminRole role) {
        private static Assignment read(JsonObject item) {
            return new Assignment(
                    Ids.account(item, "user_id"),
                    new Entitlement.AdminRole(item.text("role_id"), item.text("entity_id")));
        }
    }

    private final SlackCall slack;
    private final SlackPages pages;
    private final InstantSource clock;

    SlackRoles(SlackCall slack, SlackPages pages, InstantSource clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.pages = requireNonNull(pages, "pages is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public List<Entitlement.AdminRole> of(AccountId account) {
        return read(Arguments.none()).stream()
                .filter(assignment -> assignment.account().equals(account))
                .map(Assignment::role)
                .distinct()
                .toList();
    }

    boolean has(AccountId account, Entitlement.AdminRole role) {
        Arguments narrowed =
                Arguments.of("role_ids", role.roleId()).and("entity_ids", role.entityId());
        return read(narrowed).contains(new Assignment(account, role));
    }

    WriteReply take(AccountId account, Entitlement.AdminRole role) {
        return write(RoleMethod.REMOVE, account, role);
    }

    WriteReply give(AccountId account, Entitlement.AdminRole role) {
        return write(RoleMethod.ADD, account, role);
    }

    private WriteReply write(RoleMethod method, AccountId account, Entitlement.AdminRole role) {
        Arguments arguments =
                Arguments.of("role_id", role.roleId())
                        .and("entity_ids", role.entityId())
                        .and("user_ids", account.value());
        return slack.call(method, arguments, Deadline.distant()).asWrite(clock.instant());
    }

    private List<Assignment> read(Arguments arguments) {
        return pages.read(
                LIST,
                arguments.and("limit", Integer.toString(RoleMethod.LIST.atMost())),
                Deadline.distant(),
                Assignment::read);
    }
}
