package dev.rollcall.adapter.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.application.port.EntraDeliveries;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.MalformedJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads Graph's basic change notifications of users and groups, and its lifecycle notifications.
 *
 * <p>Of lifecycle notifications two shapes are known: as documented, with {@code tenantId} and
 * without {@code resource}; and as received, with {@code organizationId} in its place and {@code
 * resource} empty.
 *
 * @see <a href="https://learn.microsoft.com/graph/change-notifications-delivery-webhooks">Receive
 *     change notifications through webhooks, Microsoft Graph</a>
 */
public final class EntraDeliveryReader implements EntraDeliveries {
    private static final Set<String> CHANGES = Set.of("created", "updated", "deleted");

    @Override
    public Delivery read(HookRequest request) {
        JsonNode root;
        try {
            root = Json.read(new String(request.body(), UTF_8));
        } catch (MalformedJson e) {
            return new Delivery.Malformed(e.getMessage() + ".");
        }
        JsonNode value = root.path("value");
        if (!value.isArray()) {
            return new Delivery.Malformed(
                    "The body is no object with the list value, as Microsoft Graph sends it.");
        }
        List<Item> items = new ArrayList<>();
        value.forEach(node -> items.add(item(node)));
        return new Delivery.Items(items);
    }

    private static Item item(JsonNode node) {
        return new Item(
                text(node, "clientState"),
                text(node, "tenantId")
                        .or(() -> text(node, "organizationId"))
                        .or(() -> text(node.path("resourceData"), "organizationId")),
                content(node));
    }

    private static Content content(JsonNode node) {
        if (!node.isObject()) {
            return new Content.Unreadable("not-an-object");
        }
        Optional<String> event = text(node, "lifecycleEvent");
        if (event.isPresent()) {
            return text(node, "subscriptionId")
                    .<Content>map(id -> new Content.Lifecycle(id, event.get()))
                    .orElseGet(() -> new Content.Unreadable("no-subscription"));
        }
        String change = text(node, "changeType").orElse("").toLowerCase(Locale.ROOT);
        if (!CHANGES.contains(change)) {
            return new Content.Unreadable("no-change-type");
        }
        return changed(node, change.equals("deleted"));
    }

    private static Content changed(JsonNode node, boolean forGood) {
        JsonNode data = node.path("resourceData");
        String[] path = text(node, "resource").orElse("").split("/", -1);
        String kind = text(data, "@odata.type").orElse(path.length == 2 ? path[0] : "").strip();
        Optional<String> id =
                text(data, "id").or(() -> Optional.ofNullable(path.length == 2 ? path[1] : null));
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "#microsoft.graph.user", "users" ->
                    id.<Content>map(one -> new Content.Person(one, forGood, fingerprint(node)))
                            .orElseGet(() -> new Content.Unreadable("no-id"));
            case "#microsoft.graph.group", "groups" ->
                    id.<Content>map(one ->
                                    new Content.Group(
                                            one, forGood, members(data), fingerprint(node)))
                            .orElseGet(() -> new Content.Unreadable("no-id"));
            default -> new Content.Ignored();
        };
    }

    /** One that is both added and removed in one item is one to look at. */
    private static List<String> members(JsonNode data) {
        JsonNode listed = data.path("members@delta");
        List<String> members = new ArrayList<>();
        listed.forEach(member -> text(member, "id").ifPresent(members::add));
        return members.stream().distinct().toList();
    }

    /** There is no id: only by its number in the subscription one change differs from the next. */
    private static String fingerprint(JsonNode node) {
        JsonNode data = node.path("resourceData");
        if (!data.path("sequenceNumber").isIntegralNumber()) {
            return "";
        }
        return Hashes.sha256(
                String.join(
                        "|",
                        Stream.of(
                                        node.path("subscriptionId"),
                                        node.path("resource"),
                                        node.path("changeType"),
                                        data.path("id"),
                                        // Beyond what a double holds: as its digits.
                                        data.path("sequenceNumber"),
                                        data.path("members@delta"))
                                .map(JsonNode::toString)
                                .toList()));
    }

    private static Optional<String> text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() && !value.textValue().isEmpty()
                ? Optional.of(value.textValue())
                : Optional.empty();
    }
}
