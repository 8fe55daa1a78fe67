package de.vorhabenpfad.network;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/** @param location where {@code network.yaml} is read from at start */
@ConfigurationProperties("vorhabenpfad.network")
record NetworkProperties(@DefaultValue("classpath:network.yaml") Resource location) {
}
