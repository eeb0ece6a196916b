package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Reads what Microsoft Graph delivers. Each item of a body has its own secret, and may be of
 * another tenant: nothing of an item counts before its secret is proven.
 */
public interface EntraDeliveries {

    /** What the body was. */
    sealed interface Delivery {
        record Items(List<Item> items) implements Delivery {
            public Items {
                items = List.copyOf(items);
            }
        }

        /**
         * @param detail one sentence that says what is wrong, without anything of the content
         */
        record Malformed(String detail) implements Delivery {
            public Malformed {
                requireNonNull(detail, "detail is null");
            }
        }
    }

    /**
     * One notification.
     *
     * @param clientState what is shown as the secret; empty where nothing is
     * @param tenant the directory's id, as the item gives it
     */
    record Item(Optional<String> clientState, Optional<String> tenant, Content content) {
        public Item {
            requireNonNull(clientState, "clientState is null");
            requireNonNull(tenant, "tenant is null");
            requireNonNull(content, "content is null");
        }

        /** The secret does not print. */
        @Override
        public String toString() {
            return "Item[" + content + "]";
        }
    }

    /** What an item tells. Ids are as they came: whoever uses one makes sure that it is one. */
    sealed interface Content {
        /**
         * @param forGood permanently; who is among the deleted items shows as changed
         * @param fingerprint the same for the same notification sent again, and for no other; empty
         *     where it does not tell
         */
        record Person(String id, boolean forGood, String fingerprint) implements Content {
            public Person {
                requireNonNull(id, "id is null");
                requireNonNull(fingerprint, "fingerprint is null");
            }
        }

        /**
         * @param members who came or went; people, devices or groups, which is not said
         */
        record Group(String id, boolean forGood, List<String> members, String fingerprint)
                implements Content {
            public Group {
                requireNonNull(id, "id is null");
                members = List.copyOf(members);
                requireNonNull(fingerprint, "fingerprint is null");
            }
        }

        /**
         * Something about a subscription itself.
         *
         * @param event Graph's word
         */
        record Lifecycle(String subscription, String event) implements Content {
            public Lifecycle {
                requireNonNull(subscription, "subscription is null");
                requireNonNull(event, "event is null");
            }
        }

        /** Of something that nobody asked for. */
        record Ignored() implements Content {}

        /**
         * @param reason a code, e.g. {@code no-id}
         */
        record Unreadable(String reason) implements Content {
            public Unreadable {
                requireNonNull(reason, "reason is null");
            }
        }
    }

    Delivery read(HookRequest request);
}
