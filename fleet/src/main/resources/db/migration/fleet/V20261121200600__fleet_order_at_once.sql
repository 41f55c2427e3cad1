-- How many servers of an order are worked on at the same time; NULL = as the limits of service and site allow.
ALTER TABLE fleet_order ADD COLUMN at_once int CHECK (at_once > 0);
