package dev.rollcall.local.entra;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.entra.GraphSubscriptions.Subscription;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.time.Timeline;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Tells subscribers what has changed in a tenant, and of their subscriptions. Bodies look as real
 * ones do: without any property, with a number that no double holds.
 */
public final class GraphNotifications implements EntraTenant.Listener, AutoCloseable {
    /** How a lifecycle notification names the tenant: as documented, or as received. */
    public enum Shape {
        DOCUMENTED,
        OBSERVED
    }

    private final GraphSender sender;
    private final GraphSubscriptions subscriptions;
    private final AtomicLong sequence = new AtomicLong(638_059_995_676_961_300L);
    private boolean deliver = true;

    GraphNotifications(Timeline timeline) {
        this.sender = new GraphSender(timeline);
        this.subscriptions = new GraphSubscriptions(sender, timeline);
    }

    GraphSubscriptions subscriptions() {
        return subscriptions;
    }

    /** Returns the ids of what is subscribed to of this resource. */
    public List<String> subscribed(String resource) {
        return of(resource).stream().map(Subscription::id).toList();
    }

    /** From now on notifications are sent, or are dropped for good. */
    public synchronized void deliver(boolean wanted) {
        deliver = wanted;
    }

    /** Returns the status of every answer so far; 0 where there was none in time. */
    public List<Integer> answers() {
        return sender.answers();
    }

    @Override
    public void changed(Optional<EntraPerson> before, EntraPerson after) {
        boolean own = before.filter(was -> was.in(after.groups()).equals(after)).isEmpty();
        if (own) {
            notify("users", "updated", user(after.id()));
        }
        Set<String> was = new HashSet<>(before.map(EntraPerson::groups).orElse(List.of()));
        Set<String> is = new HashSet<>(after.groups());
        is.stream()
                .filter(group -> !was.contains(group))
                .forEach(group -> notify("groups", "updated", member(group, after.id(), true)));
        was.stream()
                .filter(group -> !is.contains(group))
                .forEach(group -> notify("groups", "updated", member(group, after.id(), false)));
    }

    @Override
    public void purged(String person) {
        notify("users", "deleted", user(person));
    }

    @Override
    public void deleted(EntraGroup group) {
        notify("groups", "deleted", data("Group", "Groups", group.id()));
    }

    /** Tells of the subscriptions of this resource; what is removed is not there any more. */
    public void lifecycle(String resource, String event, Shape shape) {
        for (Subscription one : of(resource)) {
            ObjectNode item = Json.object();
            item.put("lifecycleEvent", event);
            item.put("subscriptionId", one.id());
            item.put("subscriptionExpirationDateTime", one.expires().toString());
            item.put("clientState", one.clientState());
            if (shape == Shape.OBSERVED) {
                item.put("resource", "");
                item.put("organizationId", EntraSimulator.TENANT_ID);
            } else {
                item.put("tenantId", EntraSimulator.TENANT_ID);
            }
            if (event.equals("subscriptionRemoved")) {
                subscriptions.remove(one.id());
            }
            send(one.lifecycleUrl(), item);
        }
    }

    /** Removes them without a word. */
    public void drop(String resource) {
        of(resource).forEach(one -> subscriptions.remove(one.id()));
    }

    @Override
    public void close() {
        sender.close();
    }

    private List<Subscription> of(String resource) {
        return subscriptions.all().stream().filter(is(resource)).toList();
    }

    private static Predicate<Subscription> is(String resource) {
        return one -> one.resource().equals(resource);
    }

    private void notify(String resource, String change, ObjectNode data) {
        synchronized (this) {
            if (!deliver) {
                return;
            }
        }
        for (Subscription one : of(resource)) {
            ObjectNode item = Json.object();
            item.put("changeType", change);
            item.put("clientState", one.clientState());
            item.put("resource", data.path("@odata.id").asText());
            item.set("resourceData", data);
            item.put("subscriptionExpirationDateTime", one.expires().toString());
            item.put("subscriptionId", one.id());
            item.put("tenantId", EntraSimulator.TENANT_ID);
            send(one.notificationUrl(), item);
        }
    }

    private void send(String url, ObjectNode item) {
        ObjectNode body = Json.object();
        body.putArray("value").add(item);
        sender.send(url, Json.write(body));
    }

    private ObjectNode user(String id) {
        return data("User", "Users", id);
    }

    /** It does not say what the member is, and says in a text that it went. */
    private ObjectNode member(String group, String person, boolean came) {
        ObjectNode data = data("Group", "Groups", group);
        ArrayNode members = data.putArray("members@delta");
        ObjectNode member = members.addObject().put("id", person);
        if (!came) {
            member.put("@removed", "deleted");
        }
        return data;
    }

    private ObjectNode data(String type, String list, String id) {
        ObjectNode data = Json.object();
        data.put("@odata.type", "#Microsoft.Graph." + type);
        data.put("@odata.id", list + "/" + id);
        data.put("id", id);
        data.put("organizationId", EntraSimulator.TENANT_ID);
        data.put("sequenceNumber", sequence.incrementAndGet());
        return data;
    }
}
