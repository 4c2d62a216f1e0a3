// The theme's script.
export {};
