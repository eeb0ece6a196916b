/** What must not be lost, in one DynamoDB table. */
@NullMarked
package dev.rollcall.adapter.dynamodb;

import org.jspecify.annotations.NullMarked;
