package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.util.List;
import java.util.Optional;

/**
 * What one query of the index said.
 *
 * @param last behind which there may be more; empty: that was all
 */
record IndexPage(List<Attributes> items, Optional<IndexPlace> last) {
    IndexPage {
        items = List.copyOf(items);
        requireNonNull(last, "last is null");
    }

    static IndexPage of(QueryResponse response) {
        return new IndexPage(
                response.items().stream().map(Attributes::new).toList(),
                response.hasLastEvaluatedKey()
                        ? Optional.of(IndexPlace.of(new Attributes(response.lastEvaluatedKey())))
                        : Optional.empty());
    }
}
