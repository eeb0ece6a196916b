package dev.rollcall.application.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.domain.campaign.CampaignBudget;
import dev.rollcall.domain.campaign.CampaignItem;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.CanonicalJson;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What approvers agree to: exactly these memberships, at this pace, until that day. */
final class ListDigest {
    private ListDigest() {}

    static String of(
            CampaignName name,
            MappingName mapping,
            String policyDigest,
            CampaignBudget budget,
            Instant at,
            List<CampaignItem> items) {
        return Hashes.sha256(
                CanonicalJson.write(
                                Map.of(
                                        "campaign", name.value(),
                                        "mapping", mapping.value(),
                                        "policy", policyDigest,
                                        "perDay", budget.perDay(),
                                        "until", budget.until().toString(),
                                        "at", at.toString(),
                                        "items", items.stream().map(ListDigest::item).toList()))
                        .getBytes(UTF_8));
    }

    private static Map<String, String> item(CampaignItem item) {
        return Map.of(
                "account",
                item.account().value(),
                "entitlement",
                item.thing().key(),
                "before",
                "member=true",
                "after",
                "member=false");
    }
}
