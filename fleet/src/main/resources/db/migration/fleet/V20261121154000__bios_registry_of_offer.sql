-- Model and BIOS version do not tell a registry: what is built into a machine changes what its BIOS offers.
ALTER TABLE bios_registry_of ADD COLUMN offer text NOT NULL DEFAULT '';
ALTER TABLE bios_registry_of DROP CONSTRAINT bios_registry_of_pkey;
ALTER TABLE bios_registry_of ADD PRIMARY KEY (vendor, model, bios_version, registry_id, offer);
