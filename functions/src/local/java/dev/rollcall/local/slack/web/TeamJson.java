package dev.rollcall.local.slack.web;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackOrganisation.Workspace;

import java.util.Locale;

/** Workspaces as Slack writes them. */
final class TeamJson {
    private TeamJson() {}

    static String domain(Workspace workspace) {
        return "acme-" + workspace.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    static String url(Workspace workspace, boolean grid) {
        return grid
                ? "https://acme.enterprise.slack.example/"
                : "https://" + domain(workspace) + ".slack.example/";
    }

    /** Returns it as {@code team.info} does. */
    static ObjectNode info(Workspace workspace, boolean grid) {
        ObjectNode json = Json.object();
        json.put("id", workspace.id()).put("name", workspace.name());
        json.put("domain", domain(workspace));
        json.put("email_domain", "acme.example");
        json.put("url", url(workspace, grid));
        if (grid) {
            json.put("enterprise_id", SlackOrganisation.ID);
            json.put("enterprise_name", "Acme");
            json.put("enterprise_domain", "acme");
        }
        return json;
    }

    /** Returns it as {@code admin.teams.list} does. */
    static ObjectNode listed(Workspace workspace, String ownersEmail) {
        ObjectNode json = Json.object();
        json.put("id", workspace.id()).put("name", workspace.name());
        json.put("discoverability", "unlisted");
        json.putObject("primary_owner")
                .put("user_id", workspace.primaryOwner())
                .put("email", ownersEmail);
        json.put("team_url", "https://" + domain(workspace) + ".slack.example/");
        return json;
    }
}
