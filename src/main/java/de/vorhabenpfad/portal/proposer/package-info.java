/** The open door: an idea comes in without an account, is confirmed by mail and followed by a link. */
@NullMarked
package de.vorhabenpfad.portal.proposer;

import org.jspecify.annotations.NullMarked;
