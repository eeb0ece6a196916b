/** The DynamoDB adapters against a DynamoDB, and against its conflicts, which are injected. */
@NullMarked
package dev.rollcall.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
