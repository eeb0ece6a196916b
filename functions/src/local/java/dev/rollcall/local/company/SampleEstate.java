package dev.rollcall.local.company;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.estate.ChannelFacts;
import dev.rollcall.local.slack.estate.Estate;
import dev.rollcall.local.slack.estate.Installation;
import dev.rollcall.local.slack.estate.IntegrationLog.IntegrationChange;
import dev.rollcall.local.slack.estate.IntegrationLog.Service;
import dev.rollcall.local.slack.estate.SlackApp;
import dev.rollcall.local.slack.estate.SlackWorkflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the sample company's people made in Slack: apps, workflows, roles, private channels and
 * invitations. Who made what follows from their place in the list, so that it is the same each
 * time. Roles, and groups that bring their members along, are there with the grid only.
 */
final class SampleEstate {
    private static final String HOME = "T0MAIN";
    private static final String DEPLOY = "A0DEPLOY";

    private final SlackOrganisation slack;
    private final Estate estate;
    private final Instant recently;

    SampleEstate(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.estate = slack.estate();
        this.recently = slack.now().minus(Duration.ofDays(10));
    }

    void make() {
        estate.apps().add(SlackApp.ofDirectory("A0CALENDAR", "Calendar"));
        estate.apps().add(new SlackApp(DEPLOY, "Deploy", "", Set.of(), true, true));
        estate.channels()
                .put(ChannelFacts.open("C0GENERAL", HOME, "U00000001", recently).asGeneral());
        if (slack.hasGrid()) {
            estate.links().linkTeam("S0IDPONCALL", HOME, false);
        }
        List<SlackAccount> all = slack.accounts().stream().filter(a -> !a.bot()).toList();
        List<SlackAccount> people = all.stream().filter(a -> !a.guest()).toList();
        List<SlackAccount> guests = all.stream().filter(SlackAccount::guest).toList();
        Set<String> closed = new TreeSet<>();
        for (int place = 1; place <= people.size(); place++) {
            String id = people.get(place - 1).id();
            if (place % 7 == 0) {
                workflow(place, id);
            }
            if (place % 9 == 0) {
                install(id);
            }
            if (place % 11 == 0 && slack.hasGrid()) {
                estate.roles().assign("Rl0A", HOME, id, recently);
            }
            if (place % 12 == 0) {
                invite(place, id, guests);
            }
            if (place % 13 == 0) {
                closed.add(id);
            }
        }
        privateChannel(closed);
    }

    private void workflow(int place, String manager) {
        boolean alone = place % 2 == 0;
        estate.workflows()
                .put(
                        new SlackWorkflow(
                                "Wf0" + place,
                                "Workflow " + place,
                                "A0WORKFLOW" + place,
                                "workflow_builder",
                                alone ? Set.of(manager) : Set.of(manager, "U00000004"),
                                place % 3 != 0,
                                List.of("Ft0" + place),
                                manager,
                                recently));
    }

    private void install(String installer) {
        estate.apps()
                .install(
                        new Installation(
                                DEPLOY,
                                installer,
                                Optional.of(HOME),
                                Set.of("chat:write"),
                                Set.of(),
                                recently));
        estate.integrations()
                .add(
                        new IntegrationChange(
                                HOME,
                                installer,
                                recently,
                                "added",
                                DEPLOY,
                                "chat:write",
                                Service.NONE,
                                ""));
        estate.integrations()
                .add(
                        new IntegrationChange(
                                HOME,
                                installer,
                                recently,
                                "added",
                                "",
                                "",
                                new Service("4200", "Incoming WebHooks"),
                                "C0GENERAL"));
        log("app_installed", installer, AuditEntity.app(DEPLOY));
    }

    /** A guest who came lately, and somebody of another organisation: only the log tells of it. */
    private void invite(int place, String host, List<SlackAccount> guests) {
        guests.stream()
                .skip(place / 12 - 1L)
                .findFirst()
                .ifPresent(guest -> log("guest_created", host, AuditEntity.user(guest.id())));
        log("external_shared_channel_invite_sent", host, AuditEntity.channel("C0GENERAL"));
    }

    private void privateChannel(Set<String> members) {
        slack.add(
                new SlackGroup(
                        SlackGroup.Kind.CHANNEL,
                        "C0PRIVATE",
                        HOME,
                        "c0private",
                        members,
                        false,
                        "U00000001"));
        estate.channels()
                .put(ChannelFacts.open("C0PRIVATE", HOME, "U00000001", recently).asPrivate());
    }

    private void log(String action, String actor, AuditEntity entity) {
        slack.audit().append(recently, action, actor, entity, HOME, Json.object());
    }
}
